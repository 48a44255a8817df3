//! Exact decimal numbers that keep the digits they were written with.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::digits::{padded, with_digit};

/// A decimal number, `mantissa × 10^-scale`. It keeps its digits: "3.5" claims less than "3.50", though they are equal.
///
/// Holds what has at most eighteen digits before and after the point together, at most twelve of them after it; and
/// 10^18. Arithmetic is exact as long as its result has no more digits; then digits go from the end of the fraction.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: i64,
    /// As wide as the mantissa, so that no copy has gaps to step over.
    scale: u64,
}

/// The text is not a plain decimal, or it has too many digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecimalError(String);

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(self.clone()))
    }
}

impl From<DecimalError> for String {
    fn from(DecimalError(text): DecimalError) -> Self {
        let what = "\" is not a decimal of at most 18 digits, 12 of them after the point";
        ["\"", &text, what].concat()
    }
}

impl std::error::Error for DecimalError {}

const MAX_SCALE: u8 = 12;
const MAX_MANTISSA: i64 = 1_000_000_000_000_000_000;
/// A half of the digits of a mantissa.
const BILLION: i64 = 1_000_000_000;

// Arithmetic is asked for in dozens of places; inlined there it would cost the wasm kilobytes.
impl Decimal {
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// A small whole number in constants.
    pub const fn whole(value: i32) -> Self {
        Self { mantissa: value as i64, scale: 0 }
    }

    /// `mantissa × 10^-scale`, or `None` beyond the limits.
    #[inline(never)]
    pub fn new(mantissa: i64, scale: u8) -> Option<Self> {
        let fits = scale <= MAX_SCALE && mantissa.unsigned_abs() <= MAX_MANTISSA.unsigned_abs();
        fits.then_some(Self { mantissa, scale: scale.into() })
    }

    /// The digits as one whole number: 350 of "3.50".
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// Digits after the point, as written.
    pub fn scale(self) -> u8 {
        self.scale as u8
    }

    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.abs(), ..self }
    }

    /// `10^exponent`, or `None` beyond the limits.
    pub fn power_of_ten(exponent: u32) -> Option<Self> {
        let exponent = u8::try_from(exponent).ok().filter(|exponent| *exponent <= 18)?;
        Some(Self { mantissa: ten_to(exponent), scale: 0 })
    }

    /// The sum, or `None` beyond the limits.
    #[inline(never)]
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale().max(other.scale());
        let wide = |one: Self| Wide::product(one.mantissa, ten_to(scale - one.scale()));
        wide(self).plus(wide(other)).fitted(scale)
    }

    /// The difference, or `None` beyond the limits.
    #[inline(never)]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { mantissa: -other.mantissa, ..other })
    }

    /// The product, or `None` beyond the limits. Zeros at the end of the fraction go before precision does.
    #[inline(never)]
    pub fn times(self, other: Self) -> Option<Self> {
        Wide::product(self.mantissa, other.mantissa).fitted(self.scale() + other.scale())
    }

    /// The quotient rounded half away from zero to `scale` digits, or `None` for a zero divisor or beyond the limits.
    #[inline(never)]
    pub fn divided(self, by: Self, scale: u8) -> Option<Self> {
        let (upper, lower) = (self.mantissa.unsigned_abs(), by.mantissa.unsigned_abs());
        let mut quotient = upper.checked_div(lower)? as i64;
        let mut rest = upper % lower;
        // Digit by digit, as on paper.
        for _ in self.scale()..scale + by.scale() {
            quotient = with_digit(quotient, (rest * 10 / lower) as i64)?;
            rest = rest * 10 % lower;
        }
        match self.scale().saturating_sub(scale + by.scale()) {
            0 => quotient += i64::from(rest * 2 >= lower),
            // What is left is too small to matter: half of ten is a whole number.
            more => quotient = rounded_quotient(quotient, ten_to(more)),
        }
        Self::new(if (self.mantissa < 0) == (by.mantissa < 0) { quotient } else { -quotient }, scale)
    }

    /// Rounds half away from zero to at most `scale` digits after the point.
    #[inline(never)]
    pub fn rounded(self, scale: u8) -> Self {
        if self.scale() <= scale {
            return self;
        }
        let mantissa = rounded_quotient(self.mantissa, ten_to(self.scale() - scale));
        // Fewer digits fit where more did.
        Self { mantissa, scale: scale.into() }
    }

    /// Rounds half away from zero to so many digits from the first one on, zeros behind them: 12,371,134 to three is
    /// 12,400,000.
    pub fn significant(self, digits: u32) -> Self {
        let all = self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
        let cut = all.saturating_sub(digits) as u8;
        let kept = rounded_quotient(self.mantissa, ten_to(cut)) * ten_to(cut.saturating_sub(self.scale()));
        Self::new(kept, self.scale().saturating_sub(cut)).map_or(self, Self::trimmed)
    }

    /// Without zeros at the end of the fraction: "8.50" becomes "8.5", "12.0" becomes "12".
    #[inline(never)]
    pub fn trimmed(self) -> Self {
        let mut out = self;
        while out.scale() > 0 && out.mantissa % 10 == 0 {
            out = Self { mantissa: out.mantissa / 10, scale: out.scale - 1 };
        }
        out
    }

    /// Nearest binary number: for drawing and for the JSON of the command line, never for arithmetic on a card.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / ten_to(self.scale()) as f64
    }

    /// Integer part towards zero.
    #[inline(never)]
    pub fn trunc(self) -> i64 {
        self.mantissa / ten_to(self.scale())
    }

    /// The whole part, and the fraction in units of 10^-12.
    #[inline(never)]
    fn parts(self) -> (i64, i64) {
        let one = ten_to(self.scale());
        (self.mantissa / one, self.mantissa % one * ten_to(MAX_SCALE - self.scale()))
    }
}

/// `high × 10^18 + low`, both of one sign: what a sum or product is before it is rounded. In decimal places, because
/// arithmetic on 128 bits costs 1 KB (brotli) and would then be divided by ten again and again.
struct Wide {
    high: i64,
    low: i64,
}

impl Wide {
    /// Of numbers up to 10^18.
    #[inline(never)]
    fn product(one: i64, other: i64) -> Self {
        let ((a, b), (c, d)) = ((one / BILLION, one % BILLION), (other / BILLION, other % BILLION));
        let middle = a * d + b * c;
        let low = b * d + middle % BILLION * BILLION;
        Self { high: a * c + middle / BILLION + low / MAX_MANTISSA, low: low % MAX_MANTISSA }
    }

    fn plus(self, other: Self) -> Self {
        let (mut high, mut low) = (self.high + other.high, self.low + other.low);
        (high, low) = (high + low / MAX_MANTISSA, low % MAX_MANTISSA);
        if high.signum() * low.signum() < 0 {
            low += MAX_MANTISSA * high.signum();
            high -= high.signum();
        }
        Self { high, low }
    }

    /// Takes digits from the end of the fraction until the rest fits, by one rounding.
    #[inline(never)]
    fn fitted(self, scale: u8) -> Option<Decimal> {
        let cut = |digits: u8| {
            let unit = ten_to(digits);
            let upper = if self.high.abs() <= unit { self.high * ten_to(18 - digits) } else { return None };
            let upper = upper + self.low / unit;
            (upper.abs() <= MAX_MANTISSA).then_some((upper, digits))
        };
        let (upper, digits) = (scale.saturating_sub(MAX_SCALE)..=scale.min(18)).find_map(cut)?;
        let rounding = rounded_quotient(self.low % ten_to(digits), ten_to(digits));
        Some(Decimal::new(upper + rounding, scale - digits)?.trimmed())
    }
}

/// The quotient by a positive number, rounded half away from zero.
fn rounded_quotient(upper: i64, lower: i64) -> i64 {
    let (quotient, rest) = (upper / lower, upper % lower);
    quotient + if rest.abs() * 2 >= lower { rest.signum() } else { 0 }
}

/// Powers up to 10^18.
#[inline(never)]
fn ten_to(power: u8) -> i64 {
    (0..power).fold(1, |product, _| product * 10)
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { mantissa: value, scale: 0 }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads an optional sign, digits, and an optional point with digits: the machine form, without separators.
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let parse = || {
            let positive = text.strip_prefix('+').unwrap_or(text);
            let (negative, digits) =
                text.strip_prefix('-').map_or((false, positive), |digits| (true, digits));
            let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
            let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
            let pointed = digits.contains('.') && fraction.is_empty();
            if whole.is_empty() || pointed || !plain(whole) || !plain(fraction) || fraction.len() > 12 {
                return None;
            }
            let mantissa = whole
                .bytes()
                .chain(fraction.bytes())
                .try_fold(0, |number, digit| with_digit(number, i64::from(digit - b'0')))?;
            Self::new(if negative { -mantissa } else { mantissa }, fraction.len() as u8)
        };
        parse().ok_or_else(|| DecimalError(text.chars().take(40).collect()))
    }
}

impl Decimal {
    /// The machine form, with the digits kept: `-5`, `3.50`.
    #[inline(never)]
    pub fn written(self) -> String {
        let scale = usize::from(self.scale());
        let digits = padded(self.mantissa.unsigned_abs(), scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let (sign, point) = (if self.mantissa < 0 { "-" } else { "" }, if scale > 0 { "." } else { "" });
        [sign, whole, point, fraction].concat()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn dec(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn digits_are_kept_as_written() {
        for text in ["0", "3.50", "-0.05", "1000000000000000000", "5.800"] {
            assert_eq!(dec(text).to_string(), text);
        }
        assert_eq!(dec("3.5"), dec("3.50"));
        assert!(dec("-1.2") < dec("-1.19") && dec("2") > dec("1.999999999999"));
    }

    #[test]
    fn arithmetic_is_exact_or_absent() {
        assert_eq!(dec("11.1").times(dec("1000000000")), Some(dec("11100000000")));
        assert_eq!(dec("20").divided(dec("12"), 4), Some(dec("1.6667")));
        assert_eq!(dec("-1").divided(dec("3"), 2), Some(dec("-0.33")));
        assert_eq!(dec("1").divided(dec("0"), 2), None);
        assert_eq!(dec("1000000000000000000").plus(dec("1")), None);
        assert_eq!(dec("999999999999.999999").times(dec("2")), Some(dec("2000000000000")));
        assert_eq!(dec("123456789.123456").times(dec("1.23456789")), Some(dec("152415787.654320023")));
        let significant = |text: &str| dec(text).significant(3).to_string();
        assert_eq!(
            ["12371134", "0.062137", "62.137", "-999.6", "7"].map(significant),
            ["12400000", "0.0621", "62.1", "-1000", "7"]
        );
        assert_eq!(dec("8.377").rounded(1).to_string(), "8.4");
        assert_eq!(dec("-0.05").rounded(1).to_string(), "-0.1");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for bad in ["", "-", "1.", ".5", "1,000", "1e9", "1000000000000000001", "0.1234567890123"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
    }
}
