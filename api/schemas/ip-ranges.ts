import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const MOST = 100;

const ipRange = z
  .string()
  .trim()
  .refine((text) => ipaddr.isValidCIDR(text) || isWholeAddress(text), {
    error: 'must be an IPv4 or IPv6 address or range such as 203.0.113.7 or 203.0.113.0/24',
  });

/** Not the short forms that some read as addresses: `1` is 0.0.0.1. */
const isWholeAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

export const ipRanges = z
  .array(ipRange)
  .max(MOST, `may have at most ${MOST} entries`)
  .meta({
    description: 'Addresses and ranges the key may be used from; none: any',
    example: ['203.0.113.0/24'],
  });
