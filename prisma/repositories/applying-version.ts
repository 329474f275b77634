/**
 * The SQL that finds the prices that count now for new jobs of the team `t` of the organization `o`: the latest version in
 * effect of the team's own book, else of its organization's, else of the default book.
 */
export const APPLYING_VERSION = `
      SELECT v.id FROM price_book_versions v JOIN price_books b ON b.id = v.book_id
      WHERE v.status = 'published' AND v.effective_from <= now()
        AND (b.is_default OR b.id = coalesce(t.price_book_id, o.price_book_id))
      ORDER BY b.id IS NOT DISTINCT FROM coalesce(t.price_book_id, o.price_book_id) DESC, v.effective_from DESC, v.number DESC
      LIMIT 1`;
