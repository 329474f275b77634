/** Something that whoever runs this can put right, told without a stack trace. */
export class SetupFailed extends Error {}
