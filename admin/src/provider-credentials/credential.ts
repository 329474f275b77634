import type { z } from 'zod';
import type { credentialView } from '#schemas/provider-credentials.ts';

export type Credential = z.output<typeof credentialView> & { readonly id: string };
