import { Box, Paper, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useCheckAuth, useNavigate } from 'react-admin';
import { Brand } from '../layout/Brand.tsx';
import { LoginForm } from './LoginForm.tsx';
import { SetUpForm } from './SetUpForm.tsx';
import { useNeedsSetup } from './use-needs-setup.ts';

/** The way in, or for the first operator of all the way to become one. Who is signed in already goes on to the first page. */
export const LoginPage = () => {
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  const needsSetup = useNeedsSetup();

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
              {needsSetup ? 'Set up' : 'Sign in'}
            </Typography>
            <Typography sx={{ color: 'text.secondary' }}>
              {needsSetup ? 'Nobody operates this installation yet.' : 'For operators. Teams use their keys.'}
            </Typography>
          </Box>
          {needsSetup ? <SetUpForm /> : <LoginForm />}
        </Stack>
      </Paper>
    </Box>
  );
};
