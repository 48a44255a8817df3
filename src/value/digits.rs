//! Whole numbers from digits and in digits.
//!
//! One reader and one writer for every size of number: the standard library has a reader for each, 200 bytes (brotli) a
//! piece, and a writer that can do much more than is asked for, 1 KB.

/// The number that plain digits stand for, if it fits.
pub fn number_of<N: TryFrom<i64>>(digits: &str) -> Option<N> {
    N::try_from(plain(digits)?).ok()
}

#[inline(never)]
fn plain(digits: &str) -> Option<i64> {
    let add = |number: i64, digit: char| with_digit(number, digit.to_digit(10)?.into());
    if digits.is_empty() { None } else { digits.chars().try_fold(0, add) }
}

/// A number with one digit more at its end, if that fits. (`checked_mul` would multiply in 128 bits.)
pub fn with_digit(number: i64, digit: i64) -> Option<i64> {
    if number < i64::MAX / 10 { Some(number * 10 + digit) } else { None }
}

/// A number in digits.
pub fn digits_of(number: impl Into<u64>) -> String {
    padded(number.into(), 1)
}

/// A number in at least so many digits, with zeros before it.
#[inline(never)]
pub fn padded(number: u64, width: usize) -> String {
    let mut rest = number;
    let mut backwards = Vec::new();
    while rest > 0 || backwards.len() < width {
        backwards.push(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    backwards.into_iter().rev().map(char::from).collect()
}

/// Sixteen hexadecimal digits.
pub fn hex_of(number: u64) -> String {
    let digit = |shift: u32| char::from_digit((number >> shift & 0xf) as u32, 16);
    (0..u64::BITS).step_by(4).rev().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_digits_and_digits_numbers() {
        assert_eq!([digits_of(0_u8), digits_of(1_250_u16), padded(7, 2)], ["0", "1250", "07"]);
        assert_eq!(
            (number_of("0042"), number_of::<u8>("256"), number_of::<i64>("4,2")),
            (Some(42), None, None)
        );
        assert_eq!(hex_of(0x00ab_cdef_0123_4567), "00abcdef01234567");
        assert_eq!((number_of::<i64>(""), number_of::<i64>("99999999999999999999")), (None, None));
    }
}
