import { Box, Paper, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useCheckAuth, useNavigate } from 'react-admin';
import { Brand } from '../layout/Brand.tsx';
import { LoginForm } from './LoginForm.tsx';

/** The way in. Who is signed in already goes on to the first page. */
export const LoginPage = () => {
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();

  useEffect(() => {
    checkAuth({}, false).then(
      () => navigate('/'),
      () => {},
    );
  }, [checkAuth, navigate]);

  return (
    <Box
      component="main"
      sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: 2, bgcolor: 'background.default' }}
    >
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 400, padding: { xs: 3, sm: 4 } }}>
        <Stack sx={{ gap: 3 }}>
          <Brand />
          <Box>
            <Typography variant="h5" component="h1">
              Sign in
            </Typography>
            <Typography sx={{ color: 'text.secondary' }}>For operators. Teams use their keys.</Typography>
          </Box>
          <LoginForm />
        </Stack>
      </Paper>
    </Box>
  );
};
