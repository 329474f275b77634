import DownloadIcon from '@mui/icons-material/GetApp';
import { Button, downloadCSV, useListContext, useNotify, useResourceContext } from 'react-admin';
import { requestCsv } from '../api/request-api.ts';
import { fillPath } from '../data/fill-path.ts';
import { useRoutes } from '../data/routes-context.ts';

/** All records that the filters let through as a CSV file, whatever the page. */
export const CsvButton = () => {
  const resource = useResourceContext() ?? '';
  const { filterValues, sort } = useListContext();
  const notify = useNotify();
  const routes = useRoutes(resource);
  if (!routes?.hasCsv || !routes.list) return null;
  const { list, sorts = [] } = routes;

  const download = async () => {
    const { q, ...filter } = filterValues;
    const { path, rest } = fillPath(list, routes.searchIn ? filter : { q, ...filter });
    const order = sorts.includes(sort.field) ? { sort: sort.field, order: sort.order.toLowerCase() } : {};
    try {
      downloadCSV(await requestCsv(path, { ...rest, ...order }), resource);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      notify(text, { type: 'error', messageArgs: { _: text } });
    }
  };
  return (
    <Button label="CSV" onClick={() => void download()}>
      <DownloadIcon />
    </Button>
  );
};
