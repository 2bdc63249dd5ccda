/**
 * How Teams draws a card, as far as a test needs it: the sizes, spacings and colours of its light, dark and high contrast themes,
 * in the form that the `adaptivecards` renderer takes. Colours are Fluent's for body text, danger and neutral surfaces;
 * Attention text has only 4.3:1 in the dark one, so the cards keep to default and subtle text.
 */
export type Theme = 'light' | 'dark' | 'contrast'

const palettes = {
  light: {
    surface: '#FFFFFF',
    emphasis: '#F5F5F5',
    text: '#242424',
    subtle: '#616161',
    accent: '#5B5FC7',
    attention: '#B10E1C',
    good: '#237B4B',
    warning: '#835C00',
    line: '#D1D1D1',
    attentionSurface: '#FDF3F4',
    accentSurface: '#E8EBFA',
  },
  dark: {
    surface: '#292929',
    emphasis: '#1F1F1F',
    text: '#FFFFFF',
    subtle: '#ADADAD',
    accent: '#9299F7',
    attention: '#DC626D',
    good: '#92C353',
    warning: '#F8D22A',
    line: '#666666',
    attentionSurface: '#3B0509',
    accentSurface: '#2F2F4A',
  },
  contrast: {
    surface: '#000000',
    emphasis: '#000000',
    text: '#FFFFFF',
    subtle: '#FFFFFF',
    accent: '#FFFF01',
    attention: '#FFFF01',
    good: '#3FF23F',
    warning: '#FFFF01',
    line: '#FFFFFF',
    attentionSurface: '#000000',
    accentSurface: '#000000',
  },
}
export type Palette = (typeof palettes)['light']

export function hostConfig(theme: Theme, changed: Partial<Palette> = {}): Record<string, unknown> {
  const palette = { ...palettes[theme], ...changed }
  const colour = (name: keyof Palette) => ({
    default: palette[name],
    subtle: name === 'text' ? palette.subtle : palette[name],
  })
  const foregroundColors = {
    default: colour('text'),
    dark: colour('text'),
    light: colour('text'),
    accent: colour('accent'),
    attention: colour('attention'),
    good: colour('good'),
    warning: colour('warning'),
  }
  const label = { size: 'Default', color: 'Default', weight: 'Default', isSubtle: false, suffix: '' }
  return {
    fontFamily: 'Segoe UI, Liberation Sans, Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    containerStyles: {
      default: { backgroundColor: palette.surface, foregroundColors },
      emphasis: { backgroundColor: palette.emphasis, foregroundColors },
      accent: { backgroundColor: palette.accentSurface, foregroundColors },
      attention: { backgroundColor: palette.attentionSurface, foregroundColors },
    },
    inputs: { label: { requiredInputs: label, optionalInputs: label, inputSpacing: 'small' } },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    textBlock: { headingLevel: 2 },
  }
}

/** The page around the card: what Teams' own style sheet does to buttons and inputs. */
export function hostStyles(theme: Theme): string {
  const { surface, text, line, subtle } = palettes[theme]
  return `
    body { margin: 0; background: ${surface}; color-scheme: ${theme === 'light' ? 'light' : 'dark'}; }
    .ac-pushButton { background: ${surface}; color: ${text}; border: 1px solid ${line}; border-radius: 4px;
      padding: 5px 12px; font: 600 14px/20px Segoe UI, Liberation Sans, Arial, sans-serif; max-width: 100%; }
    .ac-actionSet { flex-wrap: wrap; gap: 8px 0; }
    .ac-input { box-sizing: border-box; background: ${surface}; color: ${text}; border: 1px solid ${line};
      border-radius: 4px; padding: 5px 12px; font: 400 14px/20px Segoe UI, Liberation Sans, Arial, sans-serif; }
    .ac-input::placeholder { color: ${subtle}; }
    textarea.ac-input { min-height: 64px; }`
}
