import { Box, Typography } from '@mui/material';
import { Menu, useHasDashboard, useSidebarState } from 'react-admin';
import { timeZoneName } from '../format/times.ts';
import { resources } from '../resources.ts';
import { menuGroups } from './menu-groups.ts';

/** Every page by what it is about. Narrowed to icons, groups are told apart by lines. */
export const AdminMenu = () => {
  const hasDashboard = useHasDashboard();
  return (
    <Menu>
      {hasDashboard && <Menu.DashboardItem primaryText="Overview" />}
      {menuGroups.map((group) => (
        <Group key={group.title} {...group} />
      ))}
      <TimeZone />
    </Menu>
  );
};

/** All times in these pages are the operator's own. */
const TimeZone = () => {
  const [isOpen] = useSidebarState();
  return isOpen ? (
    <Typography variant="caption" sx={{ padding: 2.5, color: 'text.secondary', overflowWrap: 'anywhere' }}>
      Times: {timeZoneName()}
    </Typography>
  ) : null;
};

type Props = (typeof menuGroups)[number];

const Group = ({ title, resources: names }: Props) => {
  const [isOpen] = useSidebarState();
  const known = names.filter((name) => resources.some((resource) => resource.name === name && resource.list));
  if (known.length === 0) return null;
  return (
    <>
      {isOpen ? (
        <Typography
          variant="overline"
          role="presentation"
          sx={{ paddingLeft: 2.5, paddingTop: 1, color: 'text.secondary', lineHeight: 2 }}
        >
          {title}
        </Typography>
      ) : (
        <Box role="presentation" sx={{ borderTop: 1, borderColor: 'divider', margin: 1 }} />
      )}
      {known.map((name) => (
        <Menu.ResourceItem key={name} name={name} />
      ))}
    </>
  );
};
