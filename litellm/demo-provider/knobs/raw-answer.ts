import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';

const given = z.object({
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()),
  /** Each is sent by itself. */
  pieces: z.array(z.base64()),
});

/** An answer to the byte, as base64url of its JSON. */
export const rawAnswer = z.base64url().transform((text, context) => {
  const parsed = given.safeParse(parse(Buffer.from(text, 'base64url').toString()));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
  return z.NEVER;
});

/** Answers these very bytes, so that a test can be any provider. */
export async function sendRaw(
  { status, headers, pieces }: z.output<typeof rawAnswer>,
  { response, entry, state }: Exchange,
): Promise<void> {
  entry.status = status;
  response.writeHead(status, headers);
  for (const piece of pieces) {
    response.write(Buffer.from(piece, 'base64'));
    await nextTurn();
  }
  response.end();
  state.journal.close(entry, status < 400 ? 'answered' : 'refused');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
