import { z } from 'zod';

/** Host names or addresses as URLs have them, separated by commas. */
export const hostList = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || []))
  .meta({ description: 'Private hosts that credentials may name as api_base' });
