//! How values stand in the records of a pack file: field after field in the order of the lists below, without names.
//!
//! Whole numbers are LEB128, signed ones zigzag before that; text and lists begin with their length; an option with 0
//! or 1; a choice with the number of the variant. Serde with postcard did the same for 10 KB (brotli) more of wasm.

// Readers only read. What writes stands beside what reads, so that the two cannot drift apart.
#![cfg_attr(not(all(feature = "cli", not(target_arch = "wasm32"))), allow(dead_code))]

use super::file::Lists;
use super::*;
use crate::text::ByteSpan;
use crate::value::{Date, Decimal, Unit};

/// A type that can stand in a record.
pub(crate) trait Wire: Sized {
    fn write(&self, out: &mut Vec<u8>);
    /// Damaged bytes give any value and a reader that [`Reader::is_sound`] no more.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Reads without asking after each field: a fault is kept to the end, and nothing is read behind it.
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
    sound: bool,
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, sound: true }
    }

    /// Whether every value was well formed and nothing is left over.
    pub fn is_sound(&self) -> bool {
        self.sound && self.bytes.is_empty()
    }

    #[inline(never)]
    fn take(&mut self, length: usize) -> &'b [u8] {
        let (taken, rest) = self.bytes.split_at_checked(length).unwrap_or_else(|| {
            self.sound = false;
            (&[], &[])
        });
        self.bytes = rest;
        taken
    }

    #[inline(never)]
    fn number(&mut self) -> u64 {
        // Most are small.
        if let [small @ ..0x80, rest @ ..] = self.bytes {
            self.bytes = rest;
            return u64::from(*small);
        }
        let mut number = 0_u64;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.take(1).first().copied().unwrap_or(0);
            let part = u64::from(byte & 0x7f);
            number |= part << shift;
            if byte & 0x80 == 0 {
                // One spelling for each number: no bits lost above, no empty byte at the end.
                self.sound &= part << shift >> shift == part && (part > 0 || shift == 0);
                return number;
            }
        }
        self.sound = false;
        0
    }

    /// A text where it stands.
    #[inline(never)]
    pub fn text(&mut self) -> &'b str {
        let length = self.narrow();
        let text = str::from_utf8(self.take(length));
        self.sound &= text.is_ok();
        text.unwrap_or_default()
    }

    /// Reads the items of a list; reading ends with the bytes, whatever its length says.
    #[inline(never)]
    fn each(&mut self, read: &mut dyn FnMut(&mut Self)) {
        for _ in 0..self.narrow::<u32>() {
            if !self.sound {
                break;
            }
            read(self);
        }
    }

    /// The place of one of several choices, the first where the bytes have none of them.
    #[inline(never)]
    pub fn place(&mut self, count: usize) -> usize {
        let place = self.narrow();
        self.sound &= place < count;
        if place < count { place } else { 0 }
    }

    /// A number of a narrower type.
    fn narrow<T: TryFrom<u64> + Default>(&mut self) -> T {
        let number = self.number().try_into();
        self.sound &= number.is_ok();
        number.unwrap_or_default()
    }
}

fn put(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

impl Wire for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        put(u64::from(*self), out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.narrow()
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.place(2) == 1
    }
}

/// A year.
impl Wire for i16 {
    fn write(&self, out: &mut Vec<u8>) {
        put((*self as u16).into(), out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.narrow::<u16>() as i16
    }
}

impl Wire for String {
    fn write(&self, out: &mut Vec<u8>) {
        put(self.len() as u64, out);
        out.extend(self.as_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.text().to_owned()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.write(out));
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        if bool::read(from) { Some(T::read(from)) } else { None }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        put(self.len() as u64, out);
        self.iter().for_each(|value| value.write(out));
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        // Nothing is reserved for a length that may be a lie.
        let mut out = Self::new();
        from.each(&mut |from| out.push(T::read(from)));
        out
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

impl Wire for Date {
    /// Year, month, day.
    fn write(&self, out: &mut Vec<u8>) {
        [self.year() as u32, self.month().into(), self.day().into()].iter().for_each(|part| part.write(out));
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let (year, month, day) = (from.narrow::<u16>(), from.narrow(), from.narrow());
        let date = Self::new(year as i16, month, day);
        from.sound &= date.is_some();
        date.unwrap_or_default()
    }
}

impl Wire for Decimal {
    /// Mantissa, digits after the point.
    fn write(&self, out: &mut Vec<u8>) {
        let mantissa = self.mantissa();
        put((mantissa << 1 ^ mantissa >> 63) as u64, out);
        u32::from(self.scale()).write(out);
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let (zigzag, scale) = (from.number(), from.narrow());
        let decimal = Self::new((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64), scale);
        from.sound &= decimal.is_some();
        decimal.unwrap_or_default()
    }
}

impl Wire for Unit {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().to_owned().write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(&String::read(from))
    }
}

impl Wire for FactValue {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => {
                out.push(0);
                text.write(out);
            }
            Self::Number { value, unit } => {
                out.push(1);
                value.write(out);
                unit.write(out);
            }
            Self::Date(date) => {
                out.push(2);
                date.write(out);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.place(3) {
            0 => Self::Text(Wire::read(from)),
            1 => Self::Number { value: Wire::read(from), unit: Wire::read(from) },
            _ => Self::Date(Wire::read(from)),
        }
    }
}

/// A hash: eight bytes, little-endian, since it has no small values.
impl Wire for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let bytes = from.take(8).as_array().copied();
        Self::from_le_bytes(bytes.unwrap_or_default())
    }
}

impl Wire for TextHash {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self(Wire::read(from))
    }
}

macro_rules! numbered {
    ($($name:ident)*) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                self.0.write(out);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                Self(from.narrow())
            }
        }
    )*};
}

macro_rules! choices {
    ($($name:ident: $($variant:ident),*;)*) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                let all = [$($name::$variant),*];
                out.push(all.iter().position(|choice| choice == self).unwrap_or(0) as u8);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                const ALL: &[$name] = &[$($name::$variant),*];
                ALL[from.place(ALL.len())]
            }
        }
    )*};
}

macro_rules! records {
    ($($name:ident: $($field:ident),*;)*) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                $(self.$field.write(out);)*
            }

            fn read(from: &mut Reader<'_>) -> Self {
                Self { $($field: Wire::read(from)),* }
            }
        }
    )*};
}

pub(crate) use {choices, records};

numbered! { EntityId SourceId SeriesId }

choices! {
    EntityType: Person, Place, Organization, Event, Law, Work, Term, Other;
    FactKind: Official, Estimate, Pledge, Projection, Claim, Derived;
    Place: Summary, Row, More;
    Tier: Primary, Agency, Secondary;
    PriceBasis: Nominal, Constant, None;
    Period: Day, CalendarYear, MarketingYear, Term, Instant;
    RelationKind: MemberOf, PartOf, HeadOf, FounderOf, SubsidiaryOf, PartyTo;
    Purpose: Compare, Index, Rate, Reference, Remark;
}

records! {
    ByteSpan: start, end;
    Info: id, title, version, language, data_until, author, reviewed_by, reviewed_on;
    Description: phrase, with;
    Relation: kind, entity, from, to, as_of, source;
    Review: reviewed_by, reviewed_on, review_by;
    Fact: id, place, label, value, kind, basis, status, scope, valid_from, valid_to, as_of, source, retrieved, review_by, expires, reviewed_by, corrected;
    Correction: on, note;
    Position: holder, entity, fact;
    Office: id, title, jurisdiction, nouns, holders;
    Holder: entity, from, to, quality, as_of, source;
    Lists: foreign, sources, offices, series;
    Source: id, title, publisher, url, published, licence, attribution, tier;
    Series: id, title, row_noun, unit, basis, price_basis, period, complete_from, complete_above, about, signals, deflator, rows, review, purpose, whose;
    Row: label, note, from, to, value, kind, basis, as_of, source;
    Excerpt: of, names;
    TakenFrom: info, hash, sources;
    BlockNames: text, names;
    FoundName: first, words, kind;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_back<T: Wire + PartialEq + std::fmt::Debug>(value: T) {
        let mut bytes = Vec::new();
        value.write(&mut bytes);
        let mut reader = Reader::new(&bytes);
        assert_eq!(T::read(&mut reader), value);
        assert!(reader.is_sound(), "{bytes:?}");
        for end in 0..bytes.len() {
            let mut cut = Reader::new(&bytes[..end]);
            T::read(&mut cut);
            assert!(!cut.is_sound(), "{:?} is no whole value", &bytes[..end]);
        }
    }

    #[track_caller]
    fn assert_refused<T: Wire>(bytes: &[u8]) {
        let mut reader = Reader::new(bytes);
        T::read(&mut reader);
        assert!(!reader.is_sound(), "{bytes:?}");
    }

    #[test]
    fn values_come_back_as_they_were_and_never_from_less() {
        [0, 1, 127, 128, u32::MAX].into_iter().for_each(assert_back);
        for text in ["0", "-5", "3.50", "1000000000000000000", "-0.000000000001"] {
            assert_back(text.parse::<Decimal>().unwrap());
        }
        assert_back("2026-02-05".parse::<Date>().unwrap());
        assert_back(vec![Some("Nicolás".to_owned()), None]);
        assert_back(FactValue::Number { value: Decimal::from(330), unit: Unit::new("meter") });
        for (at, kind) in [FactKind::Official, FactKind::Derived].into_iter().enumerate() {
            assert_back(kind);
            assert_eq!(kind as usize, at * 5);
        }
    }

    #[test]
    fn what_no_writer_writes_is_refused() {
        assert_refused::<u32>(&[0x80, 0x00]);
        assert_refused::<u32>(&[0xff, 0xff, 0xff, 0xff, 0x1f]);
        assert_refused::<Decimal>(&[0xff; 40]);
        assert_refused::<String>(&[2, 0xc3, 0x28]);
        assert_refused::<EntityType>(&[9]);
        assert_refused::<Option<u32>>(&[2, 0]);
        assert_refused::<Date>(&[0xea, 0x0f, 2, 30]);
        assert_refused::<Vec<Review>>(&[0xff, 0xff, 0xff, 0xff, 0x0f]);
    }
}
