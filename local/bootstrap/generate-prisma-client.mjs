import { inRoot, pinnedNode } from './paths.mjs';
import { digestOf, hasStamp, writeStamp } from './stamp.mjs';

const stamp = inRoot('prisma/generated/schema.sha256');

/** Writes the database client, when the schema or Prisma has changed. */
export async function generatePrismaClient(steps) {
  const digest = digestOf(inRoot('prisma/schema.prisma'), inRoot('node_modules/prisma/package.json'));
  if (hasStamp(stamp, digest)) return;
  await steps.run({
    step: 'database client',
    command: pinnedNode,
    parameters: [inRoot('node_modules/prisma/build/index.js'), 'generate'],
    // Prisma would download an engine that generating does not use; any file that exists stands in for it.
    variables: { PRISMA_SCHEMA_ENGINE_BINARY: pinnedNode },
    advice: 'Is prisma/schema.prisma right?',
  });
  writeStamp(stamp, digest);
}
