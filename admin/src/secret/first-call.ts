/** A job of one call, as a command to paste. */
export const firstCall = (apiUrl: string, key: string): string =>
  `curl -sS ${apiUrl}/api/jobs/create-and-call \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"job_type": "hello", "messages": [{"role": "user", "content": "Say hello"}]}'`;
