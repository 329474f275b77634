/** An answer that is no JSON, whole: a page to print, a table for a spreadsheet. */
export class TextDocument {
  readonly contentType: string;
  readonly text: string;
  /** What it is saved as; null: it is shown. */
  readonly fileName: string | null;

  constructor(contentType: string, text: string, fileName: string | null = null) {
    this.contentType = contentType;
    this.text = text;
    this.fileName = fileName;
  }
}
