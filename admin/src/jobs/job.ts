/** A job as its list shows it. */
export type Job = {
  readonly id: string;
  readonly job_id: string;
  readonly team_id: string;
  readonly user_id: string | null;
  readonly job_type: string;
  readonly status: 'PENDING' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'EXPIRED';
  readonly created_at: string;
  readonly completed_at: string | null;
  readonly total_calls: number;
  readonly successful_calls: number;
  readonly failed_calls: number;
  readonly total_tokens: number;
  readonly total_cost_usd: number | null;
  readonly avg_latency_ms: number | null;
  readonly credits_charged: number | null;
};

export type JobCall = {
  readonly call_id: string;
  readonly status: 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
  readonly purpose: string | null;
  readonly alias: string;
  readonly actual_model: string | null;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly cost_usd: number | null;
  readonly latency_ms: number | null;
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly created_at: string;
};

/** A job with everything an operator may know of it. */
export type JobDetail = Job & {
  readonly organization_id: string;
  readonly external_task_id: string | null;
  readonly started_at: string | null;
  readonly error_message: string | null;
  readonly job_metadata: Readonly<Record<string, unknown>>;
  readonly calls: readonly JobCall[];
};
