//! What a figure may be set beside: which series it belongs to, whose money it is, which familiar thing is its like.
//!
//! Each series is scored by the words and the names around the figure. Points, in [`points`], and the threshold were
//! set on the two stories of `tests/articles`; below the threshold, or with a rival as good, nothing is claimed.

use super::FigureNote;
use super::open_date::leaves_open;
use super::refusal::Refusal;
use crate::article::Article;
use crate::figure::{Amount, Bound, Figure, Grain, Kind, Role};
use crate::mention::Mention;
use crate::pack::{
    EntityId, EntityType, Fact, Packs, Period, PriceBasis, Purpose, Row, Series, SeriesId, Size,
};
use crate::text::{ByteSpan, Lexicon, Token, hash_folded, position, sentences, tokens};
use crate::value::{Decimal, Gather, NumberMap, Unit, number_of};

/// What speaks for a link, in points.
mod points {
    /// A signal word in the figure's own clause; elsewhere in its sentence it may belong to another figure.
    pub const SIGNAL_IN_CLAUSE: u8 = 3;
    pub const SIGNAL_IN_SENTENCE: u8 = 2;
    /// Each further signal word of the sentence, up to two.
    pub const SIGNAL_MORE: u8 = 1;
    /// All entities that the series is about are named in the sentence, or else in the block.
    pub const ABOUT_IN_SENTENCE: u8 = 2;
    pub const ABOUT_IN_BLOCK: u8 = 1;
    /// A row of the series states just this value: nine of ten such figures are that row.
    pub const VALUE_IS_A_ROW: u8 = 2;
    /// A signal in the clause with the entities in the block, or a signal and the entities in one sentence.
    pub const THRESHOLD: u8 = 4;
    /// Lead over the runner-up: with a tie, neither is claimed.
    pub const MARGIN: u8 = 1;
}

/// Bytes on each side of a figure that are looked at: more than a paragraph has.
const NEAR: u32 = 1000;

/// Rows that a series must have to be shown beside a figure.
const MIN_ROWS: usize = 2;

/// Words of a state's money. What a company takes or pays is not set beside a country.
static PUBLIC_MONEY: Lexicon = Lexicon::new(&["budget, budgets, deficit, debt, borrow, borrowing, \
    borrowed, spend, spends, spending, spent, fund, funds, funding, tax, taxes, subsidies, aid, stimulus, treasury"]);

/// What makes money of different years comparable, words that stand together: such an amount is none of its day.
const NOT_NOMINAL: [[&str; 2]; 2] = [["inflation", "adjusted"], ["real", "terms"]];

/// They make an amount a wish or a line, which is none of the levels that a series holds.
static GOALS: Lexicon = Lexicon::new(&[
    "goal, goals, target, targets, aim, aims, guideline, guidelines, threshold, \
    limit, cap, ceiling, plan, planned, plans, pledge, pledged, promise, promised, demand, demanded, proposed, proposal, wants, would, could, \
    should, may, might",
]);

/// Behind an amount they make it one of each year: no single day's.
const YEARLY: &[&str] = &[" a year", " per year", " annually", " every year", " each year"];

/// Words before the years that an amount is spread over: "$7.75tn over ten years" is nothing beside one year's.
static SPREAD: Lexicon = Lexicon::new(&["across, during, for, over, within"]);
static YEARS: Lexicon = Lexicon::new(&["decade, decades, years"]);

/// Words behind an amount among which its years stand, and words between "over" and these.
const YEARS_NEAR: usize = 10;
const YEARS_BEHIND: usize = 5;

/// What is of a shorter time than a year, and what is no sum of any time: neither is told beside a year's economy.
static NO_YEAR: Lexicon = Lexicon::new(&[
    "assets, capitalisation, capitalization, debt, fortune, market, month, monthly, months, quarter, quarterly, reserves, shares, \
     stock, valuation, valued, wealth, week, weekly",
]);

/// The dead are not set beside the living of a country.
static DEATHS: Lexicon =
    Lexicon::new(&["casualties, dead, death, deaths, died, dies, dying, fatalities, kill, killed, kills"]);

/// Words that join clauses; commas, dashes and brackets part them too.
static JOINS: Lexicon = Lexicon::new(&["and, but, while"]);

/// A thing of a figure's order is at most this many times as large, or as small.
const SAME_ORDER: i64 = 2;

/// Years after which an economy and what things cost are no longer what they were.
const LONG_AGO: i16 = 3;

/// Below this part of an economy, in thousandths, a share tells nobody anything.
const LEAST_SHARE: i64 = 1;

/// What each block is about, ready to be asked for a figure's series.
pub(super) struct Surroundings<'a> {
    article: &'a Article,
    mentions: &'a [(u32, Mention)],
    packs: &'a Packs,
}

/// The surroundings of one figure.
pub(super) struct Scene<'s> {
    figure: &'s Figure,
    unit: &'s Unit,
    clause: ByteSpan,
    sentence: ByteSpan,
    /// Those of the sentence.
    words: Vec<Token>,
    clause_words: NumberMap,
    sentence_words: NumberMap,
    in_sentence: NumberMap,
    in_block: NumberMap,
    /// It tells of a year long before the article, or of many years together: a year of today is not its like.
    is_of_other_years: bool,
}

impl Scene<'_> {
    /// Whether a table has a word of its sentence, or of a part of that.
    fn tells(&self, of: &Lexicon, span: ByteSpan, text: &str) -> bool {
        self.words.iter().any(|word| span.contains(word.span) && word.is_in(of, text))
    }
}

/// How well a series fits a figure, or why it does not.
pub(super) type Verdict = Result<Score, Refusal>;

/// Points, and whether a row of the series states the figure's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub points: u8,
    pub is_row: bool,
}

impl<'a> Surroundings<'a> {
    pub fn new(article: &'a Article, mentions: &'a [(u32, Mention)], packs: &'a Packs) -> Self {
        Self { article, mentions, packs }
    }

    /// What may be set beside a figure, apart from the figures around it.
    pub fn note(&self, block: u32, figure: Figure) -> FigureNote {
        let scene = self.scene(block, &figure);
        let scene = scene.as_ref();
        let series = scene.and_then(|scene| choose(&self.verdicts(scene)).ok());
        let of_series = series.and_then(|id| self.packs.series()[id.0 as usize].whose);
        let whose = match scene {
            Some(Scene { is_of_other_years: false, .. }) => of_series.or_else(|| self.whose(scene?).ok()),
            _ => None,
        };
        let like = scene.and_then(|scene| self.like(scene).ok());
        FigureNote {
            series,
            from: None,
            whose,
            year: None,
            like,
            open: figure.kind == Kind::Date && leaves_open(&self.article.text, &figure),
            event: self.event(block, &figure),
            figure,
        }
    }

    /// What speaks for and against each series of the packs.
    pub fn verdicts(&self, scene: &Scene<'_>) -> Vec<(SeriesId, Verdict)> {
        let series = (0..).map(SeriesId).zip(self.packs.series()).filter(|(_, series)| is_story(series));
        series.map(|(id, series)| (id, self.verdict(series, scene))).gather()
    }

    fn verdict(&self, series: &Series, scene: &Scene<'_>) -> Verdict {
        refuse_unlike(series, scene, &self.article.text)?;
        let on = self.article.published;
        match series.purpose {
            Purpose::Remark if series.remark(on).is_none() => return Err(Refusal::FewRows),
            Purpose::Compare if series.comparable(on).nth(MIN_ROWS - 1).is_none() => {
                return Err(Refusal::FewRows);
            }
            _ => {}
        }
        let named = |near: &NumberMap| series.about.iter().all(|entity| near.contains(entity.number()));
        let about = match () {
            () if named(&scene.in_sentence) => points::ABOUT_IN_SENTENCE,
            () if named(&scene.in_block) => points::ABOUT_IN_BLOCK,
            () => return Err(Refusal::EntityMissing),
        };
        let signals = match (signals(series, &scene.clause_words), signals(series, &scene.sentence_words)) {
            (_, 0) => return Err(Refusal::NoSignal),
            (0, more) => points::SIGNAL_IN_SENTENCE + points::SIGNAL_MORE * (more - 1).min(2),
            (_, more) => points::SIGNAL_IN_CLAUSE + points::SIGNAL_MORE * (more - 1).min(2),
        };
        let is_row = self.is_row(series, scene);
        if !is_row && series.purpose == Purpose::Compare && self.is_no_level(scene) {
            return Err(Refusal::Goal);
        }
        // What somebody's term of office sums up to is no other amount's like.
        if !is_row && series.period == Period::Term {
            return Err(Refusal::Period);
        }
        let points = about + signals + points::VALUE_IS_A_ROW * u8::from(is_row);
        if points < points::THRESHOLD {
            Err(Refusal::BelowThreshold(points))
        } else {
            Ok(Score { points, is_row })
        }
    }

    /// Whether a row states the figure's value: one of its own basis that the words name, or any of another basis.
    fn is_row(&self, series: &Series, scene: &Scene<'_>) -> bool {
        let Amount::Value(value) = scene.figure.amount else { return false };
        let on = self.article.published;
        let other = |row: &Row| row.basis.is_some() && row.value == value && row.is_known(on);
        series.row_of(value, on, &scene.sentence_words).is_some() || series.rows.iter().any(other)
    }

    /// A goal or a bound: the packs may know it as a row of another basis, else it stands beside nothing.
    fn is_no_level(&self, scene: &Scene<'_>) -> bool {
        let bound = matches!(scene.figure.bound, Some(Bound::Min | Bound::Max));
        bound || scene.tells(&GOALS, scene.sentence, &self.article.text)
    }

    /// What stands around a figure; `None` where nothing can be set beside it for want of a unit.
    pub fn scene<'s>(&self, block: u32, figure: &'s Figure) -> Option<Scene<'s>> {
        let unit = figure.unit.as_ref().filter(|_| is_level(figure.kind))?;
        let tables = || self.packs.series().iter().any(|series| series.unit == *unit);
        if figure.kind != Kind::Money && !tables() {
            return None;
        }
        let text = &self.article.text;
        let near = self.near(block, figure.span);
        let sentence = sentences(text, near).into_iter().find(|s| s.contains(figure.span)).unwrap_or(near);
        let words = tokens(text, sentence);
        let clause = clause_of(text, &words, sentence, figure.span);
        let hashes = |inside: ByteSpan| {
            NumberMap::new(&words.iter().filter(|t| inside.contains(t.span)).map(|t| (t.hash, 0)).gather())
        };
        Some(Scene {
            figure,
            unit,
            clause,
            sentence,
            clause_words: hashes(clause),
            sentence_words: hashes(sentence),
            in_sentence: self.entities_in(sentence),
            in_block: self.entities_in(near),
            is_of_other_years: self.is_long_ago(&words) || is_spread(text, &words, figure.span),
            words,
        })
    }

    /// Whether words name a year long before the article.
    fn is_long_ago(&self, words: &[Token]) -> bool {
        let text = &self.article.text;
        let told = |word: &Token| year_of(word.of(text));
        self.article
            .published
            .is_some_and(|day| words.iter().filter_map(told).any(|year| year + LONG_AGO < day.year()))
    }

    /// The figure's block, of a very long one the part around it: so that cost stays linear.
    fn near(&self, block: u32, figure: ByteSpan) -> ByteSpan {
        let (text, block) = (&self.article.text, self.article.blocks[block as usize].span);
        let start = text.floor_char_boundary(figure.start.saturating_sub(NEAR) as usize);
        let end = text.ceil_char_boundary((figure.end + NEAR) as usize);
        ByteSpan { start: block.start.max(start as u32), end: block.end.min(end as u32) }
    }

    fn named(&self, span: ByteSpan) -> impl Iterator<Item = EntityId> {
        let from = self.mentions.partition_point(|(_, mention)| mention.span.start < span.start);
        let inside =
            self.mentions[from..].iter().take_while(move |(_, mention)| mention.span.start < span.end);
        inside.filter_map(|(_, mention)| mention.entity)
    }

    /// The entities named in a span, and the countries of the office-holders among them.
    fn entities_in(&self, span: ByteSpan) -> NumberMap {
        let mut near = NumberMap::default();
        for entity in self.named(span) {
            near.add(entity.number());
            governed(self.article, self.packs, entity, |country| {
                near.add(country.number());
            });
        }
        near
    }

    /// Whose money an amount is: the one place beside it, by name or through who governs it, in a sentence about
    /// public money.
    pub fn whose(&self, scene: &Scene<'_>) -> Result<EntityId, Refusal> {
        let Amount::Value(value) = scene.figure.amount else { return Err(Refusal::NoValue) };
        if scene.figure.kind != Kind::Money {
            return Err(Refusal::NotMoney);
        }
        if scene.is_of_other_years {
            return Err(Refusal::Period);
        }
        let speaks = |span| scene.tells(&PUBLIC_MONEY, span, &self.article.text);
        let signal = match () {
            () if speaks(scene.clause) => points::SIGNAL_IN_CLAUSE,
            () if speaks(scene.sentence) => points::SIGNAL_IN_SENTENCE,
            () => return Err(Refusal::NoSignal),
        };
        let whose = self.one_place(scene.sentence)?.ok_or(Refusal::EntityMissing)?;
        let near = self.entities_in(scene.clause).contains(whose.number());
        let named = if near { points::ABOUT_IN_SENTENCE } else { points::ABOUT_IN_BLOCK };
        if signal + named < points::THRESHOLD {
            return Err(Refusal::BelowThreshold(signal + named));
        }
        let on = self.article.published;
        let size = self.packs.entity(whose).size(Size::Gdp, on);
        let (gdp, money) = size.and_then(Fact::number).ok_or(Refusal::NoSize)?;
        let in_money = || match scene.unit == money {
            true => Some(value),
            false => self.packs.rate(scene.unit, money, on, None)?.convert(value, 0),
        };
        match in_money().and_then(|value| value.times(Decimal::from(1000))?.divided(gdp, 0)) {
            None => Err(Refusal::NoRate),
            Some(share) if share < Decimal::from(LEAST_SHARE) => Err(Refusal::TooSmall),
            Some(_) => Ok(whose),
        }
    }

    /// What happened on a date's day, to something that its block names.
    fn event(&self, block: u32, figure: &Figure) -> Option<(EntityId, u32)> {
        let day = figure.timex.filter(|timex| timex.grain() == Grain::Day)?.from();
        let mut near = self.named(self.near(block, figure.span));
        let (on, packs) = (self.article.published, self.packs);
        near.find_map(|id| {
            let at = packs.entity(id).days().position(|(fact, told)| told == day && fact.holds(on))?;
            Some((id, at as u32))
        })
    }

    /// The one place that a span speaks of; several, or somebody else whose money it may be, are rivals.
    fn one_place(&self, span: ByteSpan) -> Result<Option<EntityId>, Refusal> {
        let mut one = None;
        for number in self.entities_in(span).numbers() {
            let id = EntityId(number as u32);
            match self.packs.entity(id).kind {
                EntityType::Place if one.is_none() => one = Some(id),
                EntityType::Place | EntityType::Organization | EntityType::Work => {
                    return Err(Refusal::Rival);
                }
                _ => {}
            }
        }
        Ok(one)
    }

    /// Whether a thing may be set beside a figure: not one that the sentence names, which may be what the figure is of; and what
    /// a country did in a year tells something only where the article speaks of that country.
    fn is_familiar(&self, label: &str, scene: &Scene<'_>) -> bool {
        let words = tokens(label, ByteSpan::new(0, label.len()));
        let mut names = words.iter().filter(|word| word.is_capitalised());
        let of_a_year = words.last().is_some_and(|word| year_of(word.of(label)).is_some());
        names.all(|name| {
            let spoken_of = || position(&self.article.text, name.of(label), 0).is_some();
            !scene.sentence_words.contains(name.hash) && (!of_a_year || spoken_of())
        })
    }

    /// The familiar thing nearest to the figure in size, if one is of its order.
    pub fn like(&self, scene: &Scene<'_>) -> Result<(SeriesId, u32), Refusal> {
        let Amount::Value(value) = scene.figure.amount else { return Err(Refusal::NoValue) };
        let tells = |of| scene.tells(of, scene.sentence, &self.article.text);
        if scene.figure.kind == Kind::Money && (scene.is_of_other_years || tells(&NO_YEAR)) {
            return Err(Refusal::Period);
        }
        // What was before is told for the sake of what came after.
        let is_past = matches!(scene.figure.role, Role::From { .. });
        if is_past || scene.unit.as_str() == "person" && tells(&DEATHS) {
            return Err(Refusal::Rival);
        }
        let series = (0..).map(SeriesId).zip(self.packs.series());
        let tables = series.filter(|(_, s)| s.purpose == Purpose::Reference && s.unit == *scene.unit);
        let mut best: Option<(Decimal, SeriesId, u32)> = None;
        for (id, table) in tables {
            if !table.signals.is_empty() && signals(table, &scene.sentence_words) == 0 {
                continue;
            }
            for (row, at) in table.rows.iter().zip(0..) {
                if !row.is_known(self.article.published) || !self.is_familiar(&row.label, scene) {
                    continue;
                }
                let Some(times) = times_as_large(value, row.value) else { continue };
                if best.is_none_or(|(least, ..)| times < least) {
                    best = Some((times, id, at));
                }
            }
        }
        let (times, id, at) = best.ok_or(Refusal::NoSignal)?;
        if times > Decimal::from(SAME_ORDER) { Err(Refusal::OtherOrder) } else { Ok((id, at)) }
    }
}

/// The year that a word is: "1973", "1980s".
fn year_of(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches('s');
    number_of(digits).filter(|_| digits.len() == 4)
}

/// Whether an amount is told to be that of years: "over the next four years".
fn is_spread(text: &str, words: &[Token], figure: ByteSpan) -> bool {
    let behind = words.partition_point(|word| word.span.start < figure.end);
    let near = words[behind..].iter().take(YEARS_NEAR);
    let over = near.clone().position(|word| word.is_in(&SPREAD, text));
    over.is_some_and(|over| near.skip(over).take(YEARS_BEHIND).any(|word| word.is_in(&YEARS, text)))
}

/// The best of the series that fit, if it leads: the first of several of which each has the figure as a row.
pub(super) fn choose(verdicts: &[(SeriesId, Verdict)]) -> Result<SeriesId, Refusal> {
    let fit = || verdicts.iter().filter_map(|(id, verdict)| Some((verdict.ok()?, *id)));
    let (best, id) = fit().rev().max_by_key(|(score, _)| score.points).ok_or(Refusal::NoSeries)?;
    let agrees = |score: Score| best.is_row && score.is_row;
    let rival = fit()
        .any(|(score, other)| other != id && score.points + points::MARGIN > best.points && !agrees(score));
    if rival { Err(Refusal::Rival) } else { Ok(id) }
}

fn is_level(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Quantity | Kind::Number | Kind::Percent | Kind::Temperature)
}

/// The series that a figure may belong to; the others are tables for every story.
fn is_story(series: &Series) -> bool {
    matches!(series.purpose, Purpose::Compare | Purpose::Remark)
}

/// Like with like: unit, level, price basis, period.
fn refuse_unlike(series: &Series, scene: &Scene<'_>, text: &str) -> Result<(), Refusal> {
    let figure = scene.figure;
    if series.unit != *scene.unit {
        return Err(Refusal::Unit);
    }
    if series.purpose == Purpose::Remark {
        return Ok(());
    }
    if figure.role.is_difference() || figure.role == Role::Window {
        return Err(Refusal::NotALevel);
    }
    let real = |words: &[&str; 2]| words.iter().all(|word| scene.sentence_words.contains(hash_folded(word)));
    if series.price_basis == PriceBasis::Nominal && NOT_NOMINAL.iter().any(real) {
        return Err(Refusal::PriceBasis);
    }
    let after = ByteSpan { start: figure.span.end, end: scene.sentence.end }.of(text);
    let by_year = matches!(series.period, Period::CalendarYear | Period::MarketingYear);
    if !by_year && YEARLY.iter().any(|words| after.starts_with(words)) {
        return Err(Refusal::Period);
    }
    Ok(())
}

/// How many of the series' signal words stand among `words`; a signal of several words needs them all.
fn signals(series: &Series, words: &NumberMap) -> u8 {
    let stands = |signal: &&String| signal.split_whitespace().all(|word| words.contains(hash_folded(word)));
    series.signals.iter().filter(stands).count().min(9) as u8
}

/// The part of the sentence around the figure up to the next comma, dash, bracket or joining word on either side.
fn clause_of(text: &str, words: &[Token], sentence: ByteSpan, figure: ByteSpan) -> ByteSpan {
    let (mut start, mut end) = (sentence.start, sentence.end);
    let mut last = sentence.start;
    for word in words {
        // The figure counts as one word, with its currency's mark.
        let word_span = if figure.overlaps(word.span) { figure } else { word.span };
        let gap = ByteSpan { start: last, end: word_span.start.max(last) };
        let parted = gap.of(text).contains(is_mark) || word.is_in(&JOINS, text);
        if parted && word_span.start <= figure.start {
            start = word_span.start;
        } else if parted && last >= figure.end {
            end = end.min(last);
        }
        last = word_span.end;
    }
    ByteSpan { start, end: end.max(figure.end) }
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '–' | '—' | '(' | ')')
}

/// Tells what somebody governs on the day of the article.
pub(super) fn governed(article: &Article, packs: &Packs, entity: EntityId, mut tell: impl FnMut(EntityId)) {
    let Some(day) = article.published else { return };
    packs.offices_held_by(entity, day).for_each(|(office, _)| tell(office.jurisdiction));
}

/// The larger over the smaller, to a hundredth.
fn times_as_large(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (one, other) = (one.abs(), other.abs());
    one.max(other).divided(one.min(other), 2)
}
