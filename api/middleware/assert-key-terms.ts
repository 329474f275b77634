import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import { DomainError } from '#domain/errors.ts';
import type { TeamCaller } from '../callers.ts';

/** Throws `forbidden` when a key is not for such requests, or not for this address. */
export function assertKeyTerms(
  { scope, allowedIps }: TeamCaller,
  { method, ip }: Pick<Request, 'method' | 'ip'>,
): void {
  if (allowedIps.length > 0 && !isAllowed(allowedIps, ip))
    throw new DomainError('forbidden', 'This key may not be used from this address.');
  if (scope === 'read_only' && method !== 'GET')
    throw new DomainError('forbidden', 'This key only reads (read_only). Use a key with the scope jobs.');
}

function isAllowed(ranges: readonly string[], ip: string | undefined): boolean {
  if (!ip || !ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  return ranges.some((range) => {
    const [network, bits] = ipaddr.isValidCIDR(range) ? ipaddr.parseCIDR(range) : wholeAddress(range);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}

function wholeAddress(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
