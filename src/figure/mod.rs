//! Figures: reading money, percentages, quantities, counts, dates and durations. Knows no entities.

mod age;
mod amount;
mod atoms;
mod label;
mod lexer;
mod measure;
mod number;
mod ordinal;
mod role;
mod share;
mod sieve;
mod single;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod source;
mod table;
mod thing;
mod time;
#[cfg(all(test, feature = "languages", not(target_arch = "wasm32")))]
mod unit_tests;

use std::fmt;
use std::num::NonZeroU64;

use crate::article::Language;
use crate::text::ByteSpan;
use crate::value::{Date, Decimal, Unit};
use atoms::Atoms;
#[doc(hidden)]
pub use lexer::stretches;
use table::{Measure, Tag, Tags};

/// The names of all units that figures are read into.
#[cfg(feature = "cli")]
pub fn units() -> impl Iterator<Item = &'static str> {
    table::units().filter(|name| !name.is_empty())
}

/// What a reading depends on besides the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Relative dates stay unresolved without it.
    pub published: Option<Date>,
    pub language: Language,
}

/// Figures of one block, in reading order: sorted, disjoint, inside the block.
///
/// Spans are UTF-8 bytes of `text` and hold the bound ("more than 3 per cent"). Values are in the unit as written,
/// with magnitudes applied.
///
/// # Cost
/// O(n) in bytes of the block; allocates a list of its words and the result.
///
/// # Examples
/// ```
/// use backstory::article::Language;
/// use backstory::figure::{Amount, Context, read};
/// use backstory::text::ByteSpan;
/// let text = "Übernahme: the firm paid $11.1bn on Wednesday";
/// let context = Context { published: Some("2026-02-05".parse().unwrap()), language: Language::En };
/// let figures = read(text, ByteSpan::new(0, text.len()), &context);
/// assert_eq!(figures[0].amount, Amount::Value(11_100_000_000.into()));
/// assert_eq!(figures[1].iso().as_deref(), Some("2026-02-04"));
/// ```
pub fn read(text: &str, block: ByteSpan, context: &Context) -> Vec<Figure> {
    // What `cargo xtask sizes` compares with.
    if cfg!(without_figures) {
        return Vec::new();
    }
    let Some(atoms) = Atoms::new(text, block, context) else { return Vec::new() };
    let (mut figures, mut places) = (Vec::new(), Vec::new());
    while atoms.at() < atoms.len() {
        let first = atoms.at();
        if !atoms.may_begin() {
            atoms.step();
            continue;
        }
        let Some(found) = longest(&atoms) else {
            atoms.go(label::code_end(&atoms).unwrap_or(first + 1));
            continue;
        };
        atoms.told.set(found.timex.or(atoms.told.get()));
        atoms.topic.set(found.timex.filter(|_| found.bound != Some(Bound::Min)).or(atoms.topic.get()));
        figures.push(found.figure(&atoms, first));
        places.push((first, atoms.at()));
    }
    role::assign(&atoms, &mut figures, &places);
    figures
}

/// What a reader has read. Its span, its unit's name and its role come last.
#[derive(Clone, Copy)]
struct Found {
    kind: Kind,
    amount: Amount,
    unit: Counted,
    timex: Option<Timex>,
    bound: Option<Bound>,
}

/// What a number counts.
#[derive(Clone, Copy)]
enum Counted {
    Nothing,
    Unit(Measure),
    /// The thing whose name stands at this atom.
    Thing(usize),
}

impl Counted {
    fn unit(self, atoms: &Atoms) -> Option<Unit> {
        match self {
            Self::Nothing => None,
            Self::Unit(measure) => {
                Some(atoms.table.unit(measure)).filter(|name| !name.is_empty()).map(Unit::new)
            }
            Self::Thing(at) => Some(Unit::new(&thing::singular(atoms.from(at, || atoms.word(0))))),
        }
    }
}

impl Found {
    const NOTHING: Self =
        Self { kind: Kind::Number, amount: Amount::None, unit: Counted::Nothing, timex: None, bound: None };

    /// The figure, of the atoms from `first` up to here.
    fn figure(&self, atoms: &Atoms, first: usize) -> Figure {
        Figure {
            span: atoms.span(first, atoms.at()),
            kind: self.kind,
            amount: self.amount,
            unit: self.unit.unit(atoms),
            timex: self.timex,
            bound: self.bound,
            role: Role::Level,
        }
    }
}

/// Fills in what begins here, and goes to where it ends. What fails may have filled in something and gone anywhere.
type Reader = fn(&Atoms, &mut Found) -> Option<()>;

/// The readers of what may begin at an atom, and with what that begins.
const READERS: [(Reader, Tags); 4] = [
    (ordinal::ordinal, number::OPENS.and(Tags::of(&[Tag::Ordinal, Tag::OrdinalPower]))),
    (age::age, number::OPENS.and(Tags::of(&[Tag::Bound, Tag::Age, Tag::Between]))),
    (time::time, Tags::ALL),
    (amount::amount, number::OPENS.and(Tags::of(&[Tag::Bound, Tag::Between, Tag::From, Tag::Money]))),
];

/// The longest reading that begins here; of equally long ones the first.
fn longest(atoms: &Atoms) -> Option<Found> {
    let start = atoms.at();
    let (mut longest, mut end) = (Found::NOTHING, start);
    for (read, opens) in &READERS {
        atoms.go(start);
        if !atoms.opens(*opens) {
            continue;
        }
        let mut found = Found::NOTHING;
        if read(atoms, &mut found).is_some() && atoms.at() > end {
            (longest, end) = (found, atoms.at());
        }
    }
    atoms.go(end);
    (end > start).then_some(longest)
}

/// A figure as written and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub span: ByteSpan,
    pub kind: Kind,
    pub amount: Amount,
    /// CLDR name, ISO 4217 code or counted thing; `None` where the text does not settle it.
    pub unit: Option<Unit>,
    /// Set for dates that are resolved.
    pub timex: Option<Timex>,
    pub bound: Option<Bound>,
    pub role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Money,
    Percent,
    Quantity,
    Number,
    Ordinal,
    Date,
    Duration,
    Age,
    Temperature,
}

/// What number was written, in the unit as written. An ambiguous magnitude gives `None`, never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    None,
    Value(Decimal),
    Range { low: Decimal, high: Decimal },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "at least", "more than"
    Min,
    /// "up to", "less than"
    Max,
    /// "about", "nearly", "some"
    About,
}

/// What the figure does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It states how much.
    Level,
    /// It is what another figure of the same block rose or fell from; `of` is that figure's span.
    From { of: ByteSpan },
    /// It says by how much something changed ("surged more than 3 per cent").
    Change,
    /// It says by how much another figure of the same block rose or fell to what it is ("fell 3% to $5m"); `to` is that
    /// figure's span.
    Step { to: ByteSpan, falls: bool },
    /// It is the window of a superlative ("lowest in 14 years", "a two-month high").
    Window,
}

impl Role {
    /// Whether it says by how much something changed.
    pub fn is_difference(self) -> bool {
        matches!(self, Self::Change | Self::Step { .. })
    }
}

/// A stretch of time, resolved against the publication date: half-open, from its first day to the day after its last.
///
/// One number, `grain << 56 | to << 32 | from`: every reader of times hands one on, and what is one number needs no memory
/// to be handed over in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Timex(NonZeroU64);

// Asked for in a hundred places, like the calendar's arithmetic.
impl Timex {
    #[inline(never)]
    pub fn new(from: Date, to: Date, grain: Grain) -> Self {
        let days = NonZeroU64::from(from.number()) | u64::from(to.number().get()) << 32;
        Self(days | (grain as u64) << 56)
    }

    pub fn from(self) -> Date {
        Date::numbered(self.0.get() as u32)
    }

    #[inline(never)]
    pub fn to(self) -> Date {
        Date::numbered((self.0.get() >> 32) as u32 & 0xff_ffff)
    }

    #[inline(never)]
    pub fn grain(self) -> Grain {
        use Grain::{Day, Decade, Month, Quarter, Span, Week, Year};
        [Day, Week, Month, Quarter, Year, Decade, Span][(self.0.get() >> 56) as usize]
    }

    fn of(self, grain: Grain) -> Self {
        Self::new(self.from(), self.to(), grain)
    }
}

impl fmt::Debug for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}..{:?} {:?}", self.from(), self.to(), self.grain())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    /// Neither: "late November", "the weekend".
    Span,
}

/// CLDR names of durations and how ISO 8601 writes them: designator, how many of it, part of the day.
const DURATIONS: &[(&str, char, i64, bool)] = &[
    ("second", 'S', 1, true),
    ("minute", 'M', 1, true),
    ("hour", 'H', 1, true),
    ("day", 'D', 1, false),
    ("week", 'W', 1, false),
    ("fortnight", 'W', 2, false),
    ("month", 'M', 1, false),
    ("year", 'Y', 1, false),
    ("decade", 'Y', 10, false),
    ("century", 'Y', 100, false),
];

impl Figure {
    /// ISO 8601 of a resolved date ("2025-10", "2026-01-31/2026-02-01") or of a duration with one value ("P2M").
    pub fn iso(&self) -> Option<String> {
        match (self.kind, self.amount, &self.unit) {
            (Kind::Date, ..) => self.timex.map(|timex| timex.iso()),
            (Kind::Duration, Amount::Value(value), Some(unit)) => iso_duration(value, unit),
            _ => None,
        }
    }
}

fn iso_duration(value: Decimal, unit: &Unit) -> Option<String> {
    let (_, designator, count, timed) = DURATIONS.iter().find(|(name, ..)| *name == unit.as_str())?;
    let value = value.times(Decimal::from(*count))?.trimmed();
    Some(format!("P{}{value}{designator}", if *timed { "T" } else { "" }))
}

impl Figure {
    /// The same figure of a text that begins `by` bytes further on.
    pub fn moved(&self, by: u32) -> Self {
        let role = match self.role {
            Role::From { of } => Role::From { of: of.moved(by) },
            Role::Step { to, falls } => Role::Step { to: to.moved(by), falls },
            other => other,
        };
        Self { span: self.span.moved(by), role, ..self.clone() }
    }
}
