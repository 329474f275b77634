import ManageAccountsIcon from '@mui/icons-material/ManageAccounts';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { LinkBase, Logout, UserMenu, useUserMenu } from 'react-admin';

/** Behind one's own name: the account, and the way out. */
export const AccountMenu = () => (
  <UserMenu>
    <AccountItem />
    <Logout />
  </UserMenu>
);

const AccountItem = () => {
  const menu = useUserMenu();
  return (
    <MenuItem component={LinkBase} to="/account" onClick={() => menu?.onClose()}>
      <ListItemIcon>
        <ManageAccountsIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>My account</ListItemText>
    </MenuItem>
  );
};
