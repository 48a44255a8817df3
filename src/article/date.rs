//! When an article was published, from what its page says.

use super::outline::Outline;
use crate::text::Lexicon;
use crate::value::Date;

/// Where a date was found, the most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DateSource {
    /// JSON-LD that describes an article.
    LinkedArticle,
    Meta,
    /// `itemprop`
    Property,
    /// JSON-LD that describes something else.
    LinkedData,
    /// `<time datetime>`
    Time,
}

/// Names of `meta` elements, in lower case.
static META_NAMES: Lexicon = Lexicon::new(&[
    "article.published, article:published, article:published_time, cxenseparse:recs:publishtime, date, \
     datepublished, dc.date, dc.date.created, dc.date.issued, dcterms.created, dcterms.date, dcterms.issued, \
     og:article:published_time, og:published_time, parsely-pub-date, pubdate, publication_date, publish-date, \
     publish_date, publishdate, published_time, sailthru.date",
]);

/// Types of schema.org that are articles: the last word of their name.
const ARTICLE_TYPES: &[&str] = &["Article", "Posting", "Report"];

pub(super) fn is_date_name(name: &str) -> bool {
    META_NAMES.has(name.trim())
}

/// The civil date as written: "2026-02-05T08:00:00Z", "2026-02-05 08:00", "20260205", "2026/02/05".
///
/// Dates that start with a day or a month are left alone: "05/02/2026" is two different days.
pub(super) fn parse(written: &str) -> Option<Date> {
    let mut bytes = written.trim().bytes().peekable();
    let mut parts = [0_i16; 3];
    for (part, digits) in parts.iter_mut().zip([4, 2, 2]) {
        bytes.next_if(|byte| matches!(byte, b'-' | b'/'));
        for _ in 0..digits {
            let digit = bytes.next().filter(u8::is_ascii_digit)?;
            *part = *part * 10 + i16::from(digit - b'0');
        }
    }
    let ends =
        !bytes.peek().is_some_and(u8::is_ascii_alphanumeric) || matches!(bytes.peek(), Some(b'T' | b't'));
    Date::new(parts[0], parts[1] as u8, parts[2] as u8).filter(|_| ends)
}

/// The first `datePublished` of a JSON-LD script. It is looked for, not parsed: many such scripts are no valid JSON.
pub(super) fn in_linked_data(script: &str) -> Option<(DateSource, Date)> {
    let mut quoted = script.split('"');
    let date =
        std::iter::from_fn(|| quoted.by_ref().find(|part| *part == "datePublished").map(|_| quoted.clone()))
            .find_map(|mut after| {
                let colon = after.next().is_some_and(|between| between.trim() == ":");
                after.next().filter(|_| colon).and_then(parse)
            })?;
    let is_article = |part: &str| ARTICLE_TYPES.iter().any(|kind| part.ends_with(kind));
    let article = script.split('"').any(is_article);
    Some((if article { DateSource::LinkedArticle } else { DateSource::LinkedData }, date))
}

/// The date of the article whose body is `root`.
///
/// A `<time>` counts where a dateline stands: inside the article before `head_end`, or ahead of its body within the
/// same `article` element.
pub(super) fn published(outline: &Outline, root: u32, head_end: u32) -> Option<Date> {
    let whole = outline.ancestors(root).filter(|&at| outline.node(at).flags.article).last().unwrap_or(root);
    let near = |element| element >= whole && element < head_end;
    let mut found = outline.dates.iter().filter(|found| match found.source {
        DateSource::Time => near(found.element),
        // A list of other articles may follow, each with its own.
        DateSource::Property => found.element < outline.node(root).end,
        _ => true,
    });
    let first = found.next()?;
    Some(found.fold(first, |best, next| if next.source < best.source { next } else { best }).date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_date(written: &str, expected: Option<&str>) {
        assert_eq!(parse(written).map(|date| date.to_string()).as_deref(), expected, "{written:?}");
    }

    #[test]
    fn the_civil_date_is_read_as_written() {
        assert_date(" 2026-02-05T23:59:00-08:00", Some("2026-02-05"));
        assert_date("20260205", Some("2026-02-05"));
        assert_date("2026/02/05 10:00", Some("2026-02-05"));
        assert_date("202602051", None);
        assert_date("05/02/2026", None);
        assert_date("2026", None);
        assert_date("2026é", None);
        assert_date("", None);
    }

    #[test]
    fn linked_data_need_not_be_valid() {
        let script = r#"{"@type":"NewsArticle","datePublished" : "2026-02-05T08:00:00Z",}"#;
        let date = Date::new(2026, 2, 5);
        assert_eq!(in_linked_data(script), date.map(|date| (DateSource::LinkedArticle, date)));
        let script = r#"{"@type":"WebPage","datePublished":null,"x":[{"datePublished":"2026-02-05"#;
        assert_eq!(in_linked_data(script), date.map(|date| (DateSource::LinkedData, date)));
        assert_eq!(in_linked_data("\"datePublished\""), None);
    }
}
