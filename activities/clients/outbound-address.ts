import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** Says whether a URL that a customer or operator gave may be called from here. */
export interface OutboundAddresses {
  /** What is wrong with the URL, or null. Its host is looked up each time: what a name means may change. */
  problemWith(url: string): Promise<string | null>;
}

type Options = {
  /** Hosts that may be called though they are private, and without TLS: names or addresses as URLs have them. */
  readonly privateHosts: readonly string[];
  readonly resolve?: (host: string) => Promise<readonly string[]>;
};

const WAY_OUT = 'an operator of this installation can allow it with ALLOWED_PRIVATE_HOSTS';

/**
 * Keeps requests that others cause away from this machine and its network (OWASP: server-side request forgery). Only
 * addresses that ipaddr.js calls unicast are public: not loopback, private, link-local (cloud metadata), or mapped ones. Of
 * IPv6 only what IANA has given out for it, 2000::/3. LiteLLM, which connects, looks again: `litellm/guard_outbound.py`.
 */
export function createOutboundAddresses({ privateHosts, resolve = resolveAll }: Options): OutboundAddresses {
  return {
    async problemWith(text) {
      const url = URL.canParse(text) ? new URL(text) : null;
      if (!url || !['https:', 'http:'].includes(url.protocol))
        return 'must be a URL such as https://api.example.com/v1';
      if (url.username || url.password) return 'may not hold a user or password';
      if (url.search || url.hash) return 'may not hold a query or fragment';
      if (privateHosts.includes(url.hostname)) return null;
      if (url.protocol !== 'https:') return 'must begin with https://';
      const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
      const addresses = await resolve(host).catch(() => []);
      if (addresses.length === 0) return `names a host that is not found: ${host}`;
      if (addresses.every(isPublic)) return null;
      return `leads to a private address; ${WAY_OUT}`;
    },
  };
}

function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6));
}

const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

const resolveAll = async (host: string): Promise<string[]> =>
  ipaddr.isValid(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
