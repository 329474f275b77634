import type { Account } from './account.ts';

export type Movement = {
  readonly granted?: bigint;
  readonly reserved?: bigint;
  readonly spent?: bigint;
  readonly expired?: bigint;
};

/**
 * Adds to the parts of a balance. What is available or owed follows from the equation, and only one of the two is ever
 * above zero.
 */
export function postMovement(account: Account, movement: Movement): Account {
  const { granted = 0n, reserved = 0n, spent = 0n, expired = 0n } = movement;
  const { parts } = account;
  const net = parts.available - parts.debt + granted - reserved - spent - expired;
  return {
    ...account,
    parts: {
      granted: parts.granted + granted,
      reserved: parts.reserved + reserved,
      spent: parts.spent + spent,
      expired: parts.expired + expired,
      available: net > 0n ? net : 0n,
      debt: net < 0n ? -net : 0n,
    },
  };
}
