import type { Database } from '../client.ts';

export type SignedInOperator = {
  readonly operatorId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: 'viewer' | 'admin' | 'owner';
};

/** The operator whose session token has this SHA-256, or null when it has ended or the operator was switched off. */
export async function findOperatorBySession({ prisma }: Database, tokenHash: Buffer): Promise<SignedInOperator | null> {
  const session = await prisma.operatorSession.findUnique({
    where: { tokenHash: Uint8Array.from(tokenHash), expiresAt: { gt: new Date() }, operator: { isActive: true } },
    select: { id: true, operator: { select: { id: true, displayName: true, role: true } } },
  });
  if (!session) return null;
  const { id, displayName, role } = session.operator;
  return { operatorId: id, sessionId: session.id, name: displayName, role: role as SignedInOperator['role'] };
}
