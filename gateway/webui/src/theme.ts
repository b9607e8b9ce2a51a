import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Ink of a ledger: dark enough to be read on white, and on its own lightest shade. */
const ink: MantineColorsTuple = [
  '#e7f5f6',
  '#d3e7ea',
  '#a7ced4',
  '#78b4bd',
  '#519eaa',
  '#37909d',
  '#0b6a76',
  '#0b5c66',
  '#084c55',
  '#033a41',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  colors: { ink },
  autoContrast: true,
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.9rem' } } },
  defaultRadius: 'md',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
});

/** Secondary text keeps a contrast of at least 4.5 : 1 on the page and on its panels. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4f5b66',
    '--mantine-color-body': '#f6f8f9',
    '--console-panel': '#ffffff',
    '--console-line': '#dfe5e8',
    '--console-late': '#a3281e',
    '--console-good': '#176b3a',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b4bd',
    '--mantine-color-body': '#14181b',
    '--console-panel': '#1c2226',
    '--console-line': '#313a40',
    '--console-late': '#ff9d91',
    '--console-good': '#7fd6a0',
  },
});
