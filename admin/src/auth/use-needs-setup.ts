import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { setupStatus } from '#schemas/operators.ts';
import { requestApi } from '../api/request-api.ts';

/** Whether there is no operator yet. False until the API has said so, also while it is away. */
export function useNeedsSetup(): boolean {
  const [needsSetup, setNeedsSetup] = useState(false);
  useEffect(() => {
    requestApi<z.output<typeof setupStatus>>('/admin-users/setup/status').then(
      (status) => setNeedsSetup(status.needs_setup),
      () => {},
    );
  }, []);
  return needsSetup;
}
