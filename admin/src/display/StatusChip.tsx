import { alpha, Chip, type PaletteColor, type Theme } from '@mui/material';

export type StatusLook = {
  readonly label: string;
  readonly tone: 'success' | 'info' | 'warning' | 'error' | 'neutral';
};

/** A state in a soft colour of its own, so that a page full of them stays quiet. */
export const StatusChip = ({ label, tone }: StatusLook) => (
  <Chip label={label} size="small" sx={(theme) => ({ fontWeight: 600, ...colors(theme, tone) })} />
);

function colors({ palette }: Theme, tone: StatusLook['tone']) {
  if (tone === 'neutral') return { backgroundColor: palette.action.selected, color: palette.text.secondary };
  const { main }: PaletteColor = palette[tone];
  return {
    backgroundColor: alpha(main, palette.mode === 'dark' ? 0.24 : 0.14),
    color: `color-mix(in srgb, ${main} 55%, ${palette.mode === 'dark' ? 'white' : 'black'})`,
  };
}
