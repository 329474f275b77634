/** Text that a spreadsheet would run as a formula is quoted: customers choose some of it. */
export const guardCell = <T>(value: T): T | string =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
