// Made once: that takes many times longer than writing a number.
const [CENTS, DOLLARS] = [2, 0].map(
  (digits) => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
) as [Intl.NumberFormat, Intl.NumberFormat];

/** Dollars, to the cent below a thousand and to the dollar above. */
export function usd(amount: number): string {
  const text = (Math.abs(amount) < 1000 ? CENTS : DOLLARS).format(Math.abs(amount));
  return `${amount < 0 && Number(text.replaceAll(',', '')) !== 0 ? '-' : ''}$${text}`;
}

/** A difference of dollars, with its sign. */
export function usdChange(amount: number): string {
  const text = usd(amount);
  return text.startsWith('-') || text === '$0.00' ? text : `+${text}`;
}

/** A large number, with commas. */
export function amountOf(amount: number): string {
  return Math.round(amount).toLocaleString('en-US');
}

/** A difference of large numbers, with its sign. */
export function amountChange(amount: number): string {
  return `${Math.round(amount) > 0 ? '+' : ''}${amountOf(amount)}`;
}
