import { Html } from '../html.ts';

/** How a statement looks on A4 and on a screen. */
export const STATEMENT_STYLE = new Html(`
@page { size: A4; margin: 20mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.45 system-ui, sans-serif; color: #1c1c1c; max-width: 170mm; margin: 10mm auto; padding: 0 5mm; }
header { border-bottom: 2px solid #1c1c1c; margin-bottom: 8mm; }
header p { margin: 0 0 2mm; }
.issuer { font-weight: 600; }
h1 { font-size: 20pt; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 6mm; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
.note { border: 1px solid #b58900; padding: 2mm 3mm; }
table { width: 100%; border-collapse: collapse; margin: 8mm 0; }
caption { text-align: left; font-weight: 600; padding-bottom: 2mm; }
th, td { text-align: left; font-weight: normal; padding: 1.2mm 2mm; border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
thead th { color: #555; border-bottom-color: #1c1c1c; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 2px solid #1c1c1c; }
.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
footer { color: #555; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
`);
