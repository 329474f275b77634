import { Box, Typography } from '@mui/material';
import { Menu, useHasDashboard, useSidebarState } from 'react-admin';
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
    </Menu>
  );
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
