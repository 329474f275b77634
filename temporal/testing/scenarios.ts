/** By name: each runs a workflow to its end on a stage, such as a stack, and answers the workflow's id. */
export type Scenarios<Stage> = Readonly<Record<string, (stage: Stage) => Promise<string>>>;
