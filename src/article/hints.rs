//! Evidence in words: class names, roles, and the sentences in which a newsroom asks for money.

use crate::text::{Lexicon, is_of_word, part};

/// What class, id or role names say of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    Caption,
    /// Beside the article, unless it holds much of the page's prose.
    Beside,
    /// Never the article, unless it holds nearly all of the page's prose: long threads of comments stand below
    /// short articles.
    Apart,
}

/// Words of class and id names, one row for each of [`HINTS`]. Two words in a row also count as one: "sign-up" is
/// "signup".
static CLASS_WORDS: Lexicon = Lexicon::new(&[
    "caption, captions, cutline, imagecaption",
    "ad, adbox, addthis, addtoany, ads, adsbygoogle, adslot, adunit, advert, advertisement, advertising, \
     adverts, appeal, author, authors, banner, breadcrumb, breadcrumbs, byline, consent, cookie, cookies, \
     copyright, credit, credits, date, dateline, donate, donation, donations, editsection, footer, hatnote, \
     jumplink, login, masthead, menu, metadata, modal, mostpopular, mostread, nav, navbar, navbox, \
     navigation, newsletter, newsletters, noprint, outbrain, pager, pagination, paywall, player, popup, \
     postdate, posteddate, postmeta, printonly, promo, promos, promoted, promotion, pubdate, publishdate, \
     pullquote, readmore, readnext, recirc, recommendations, recommended, reference, references, reflist, \
     related, relatedlinks, relatedposts, screenreader, share, sharebar, sharedaddy, shares, sharetools, \
     sharing, sidebar, signup, skiplink, social, sponsor, sponsored, sronly, subscribe, subscription, \
     taboola, tagcloud, taglist, tags, teaser, teasers, timestamp, toc, toolbar, trending, upsell, videojs, \
     visuallyhidden",
    "carousel, comment, commentlist, comments, disqus, gallery, respond, slideshow",
]);

const HINTS: &[Hint] = &[Hint::Caption, Hint::Beside, Hint::Apart];

/// Roles of landmarks and widgets beside the article.
static UNREAD_ROLES: Lexicon = Lexicon::new(&[
    "alert, alertdialog, banner, button, complementary, contentinfo, dialog, form, menu, menubar, navigation, \
     search, status, tablist, toolbar, tooltip",
]);

/// Properties of schema.org that describe the article instead of being it.
static UNREAD_PROPERTIES: Lexicon =
    Lexicon::new(&["author, comment, copyrightHolder, dateModified, datePublished, keywords, publisher"]);

/// Two words in a row with which a newsroom speaks to its reader for itself. Two such pairs in one block are an appeal;
/// one may be somebody's words.
const PAIRS: &str = "a member, a subscriber, donate now, donate today, free newsletter, news alerts, our journalism, our \
     newsletter, our readers, our reporters, our reporting, our work, quality journalism, sign up, subscribe \
     now, subscribe to, support now, support our, support us, your contribution, your donation, your email, \
     your inbox, your subscription, your support";
static APPEALS: Lexicon = Lexicon::new(&[PAIRS]);

/// Headings above what is not the article, in lower case.
static TITLES_OF_OTHERS: Lexicon = Lexicon::new(&[
    "also read, comments, editor's picks, editors' picks, further reading, get involved, latest news, more \
     about, more from, more news, more on this story, more stories, more to read, most popular, most read, \
     most viewed, read more, read next, recommended, recommended for you, recommended stories, related, \
     related articles, related content, related coverage, related links, related news, related posts, related \
     stories, related topics, share this, share this article, share this story, trending, trending now, up \
     next, you may also like, you might also like",
]);

/// Words that only a picture credit has in the brackets which close a caption.
static AGENCIES: Lexicon = Lexicon::new(&[
    "afp, alamy, ap, associated, bloomberg, courtesy, credit, epa, file, getty, image, images, pa, photo, \
     photograph, picture, pictures, pool, reuters, rex, shutterstock, via, wire, xinhua",
]);

/// Words that open the credit at the end of a caption.
const CREDIT_OPENINGS: &str = "©, composite:, copyright:, credit:, illustration:, image credit, image:, photo by, photo credit, photo:, \
     photograph by, photograph:, photos:, picture:";

/// The hint of an id attribute. A long one is a heading's words: "sharing-with-one-developer".
pub(super) fn of_id(id: &str) -> Option<Hint> {
    const MOST_WORDS: usize = 3;
    let mut words = 0;
    each_word(id, &mut |_| words += 1);
    if words > MOST_WORDS { None } else { of_classes(id) }
}

/// The class by which a page keeps an element from being read.
pub(super) fn is_skipped(classes: &str) -> bool {
    classes.split_ascii_whitespace().any(|class| class == "backstory-skip")
}

/// The gravest hint among the words of a class attribute.
pub(super) fn of_classes(classes: &str) -> Option<Hint> {
    let (mut before, mut found) = ("", None);
    each_word(classes, &mut |word| {
        let rows = [CLASS_WORDS.row_of(&[word]), CLASS_WORDS.row_of(&[before, word])];
        for hint in rows.into_iter().flatten().map(|row| HINTS[row]) {
            found = found.max(Some(hint));
        }
        before = word;
    });
    found
}

pub(super) fn is_unread_role(role: &str) -> bool {
    UNREAD_ROLES.has(role.trim())
}

pub(super) fn is_unread_property(property: &str) -> bool {
    names(property).any(|name| UNREAD_PROPERTIES.has(name))
}

/// Whether an inline style keeps an element from being shown.
pub(super) fn is_hiding_style(style: &str) -> bool {
    let (mut before, mut found) = ("", false);
    each_word(style, &mut |word| {
        let is =
            |name: &str, value: &str| before.eq_ignore_ascii_case(name) && word.eq_ignore_ascii_case(value);
        found |= is("display", "none") || is("visibility", "hidden");
        before = word;
    });
    found
}

/// The names in an `itemprop`: several, or addresses that end in one.
pub(super) fn names(property: &str) -> impl Iterator<Item = &str> {
    property.split([' ', '/', '#'])
}

/// Words of an identifier or a text: "support-appeal", "supportAppeal" and "support appeal" have the same two.
fn each_word<'t>(text: &'t str, found: &mut dyn FnMut(&'t str)) {
    let mut start = 0;
    let mut before = b' ';
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        let hump = byte.is_ascii_uppercase() && before.is_ascii_lowercase();
        if hump || !byte.is_ascii_alphabetic() {
            if let Some(word) = text.get(start..at).filter(|word| !word.is_empty()) {
                found(word);
            }
            start = if hump { at } else { at + 1 };
        }
        before = byte;
    }
}

/// Whether a block asks its reader for support, a subscription or an address.
pub(super) fn is_appeal(text: &str) -> bool {
    // Longer paragraphs are the article's own.
    const LONGEST: usize = 2_000;
    if text.len() > LONGEST {
        return false;
    }
    let (mut before, mut first, mut asks) = ("", "", false);
    each_word(text, &mut |word| {
        if may_open_appeal(before) && APPEALS.row_of(&[before, " ", word]).is_some() {
            asks |= !first.is_empty() && !first.eq_ignore_ascii_case(word);
            first = word;
        }
        before = word;
    });
    asks
}

/// Of each letter, how long the words are that begin with it and open one of [`PAIRS`]: a bit for each length.
const OPENINGS: [u16; 32] = openings(PAIRS.as_bytes());

const fn openings(pairs: &[u8]) -> [u16; 32] {
    let mut lengths = [0; 32];
    let mut at = 0;
    while at < pairs.len() {
        let start = at;
        while pairs[at] != b' ' {
            at += 1;
        }
        lengths[pairs[start] as usize % 32] |= 1 << (at - start);
        while at < pairs.len() && pairs[at] != b',' {
            at += 1;
        }
        at += 2;
    }
    lengths
}

/// Told by its first letter and its length: hashing every two words of a page took a twentieth of reading it.
fn may_open_appeal(word: &str) -> bool {
    let first = word.as_bytes().first().copied().unwrap_or_default();
    word.len() < 16 && OPENINGS[usize::from(first % 32)] >> word.len() & 1 == 1
}

/// Whether a heading stands above other articles, comments or buttons.
pub(super) fn is_title_of_others(heading: &str) -> bool {
    let plain = heading.trim_end_matches([':', '.', '…', '!']).trim().replace('’', "'");
    TITLES_OF_OTHERS.has(&plain)
}

/// Whether a block ahead of the text only names who wrote it.
pub(super) fn is_byline(text: &str) -> bool {
    const LONGEST: usize = 120;
    let by = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    by && text.len() <= LONGEST && !text.ends_with(['.', '!', '?', '”', '"', ':'])
}

/// How many bytes of a caption stand before its picture credit.
pub(super) fn before_credit(caption: &str) -> usize {
    let end = before_bracketed_credit(caption).unwrap_or(caption.len());
    let opens = |at: &usize| {
        let starts = |word: &str| {
            let here = caption.as_bytes().get(*at..*at + word.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
        };
        CREDIT_OPENINGS.split(',').map(str::trim).any(starts) && starts_part(part(caption, 0, *at))
    };
    part(caption, 0, end).char_indices().map(|(at, _)| at).find(opens).unwrap_or(end)
}

/// A credit begins a sentence, a line or the whole caption.
fn starts_part(before: &str) -> bool {
    let trimmed = before.trim_end();
    trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '|', '”', '"']) || before.ends_with('\n')
}

fn before_bracketed_credit(caption: &str) -> Option<usize> {
    let inner = caption.trim_end().strip_suffix(')')?;
    let open = inner.bytes().rposition(|byte| byte == b'(')?;
    let mut words = part(inner, open, inner.len()).split(|c: char| !is_of_word(c));
    words.any(|word| AGENCIES.has(word)).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_words_are_found_in_every_spelling() {
        for classes in ["support-appeal", "x relatedLinks", "sign-up", "SignUp_box", "ad", "mw-editsection"] {
            assert_eq!(of_classes(classes), Some(Hint::Beside), "{classes}");
        }
        for classes in ["", "story-body", "shareholders", "adaptive", "한-é", "commentary"] {
            assert_eq!(of_classes(classes), None, "{classes}");
        }
        assert_eq!(of_classes("wp-caption-text"), Some(Hint::Caption));
        assert_eq!(of_id("sharing-with-one-developer"), None);
        assert_eq!(of_id("share-bar"), Some(Hint::Beside));
    }

    #[track_caller]
    fn assert_caption(caption: &str, expected: &str) {
        assert_eq!(caption[..before_credit(caption)].trim_end(), expected, "in {caption:?}");
    }

    #[test]
    fn credits_end_captions() {
        assert_caption("Ministers met in é ( AFP via Getty Images )", "Ministers met in é");
        assert_caption("The port (built 1990)", "The port (built 1990)");
        assert_caption("The port at dawn. Photograph: Jo Doe/Rex", "The port at dawn.");
        assert_caption("A photo: rare in 1850", "A photo: rare in 1850");
        assert_caption("© Jo Doe", "");
    }

    #[test]
    fn styles_hide_in_any_spelling() {
        assert!(is_hiding_style("color:red;DISPLAY : none!important"));
        assert!(is_hiding_style("visibility:hidden"));
        assert!(!is_hiding_style("display:block;outline:none"));
    }

    #[test]
    fn every_appeal_is_known_by_its_opening() {
        for pair in PAIRS.split(", ") {
            let opening = pair.split(' ').next().unwrap_or_default();
            assert!(may_open_appeal(opening) && may_open_appeal(&opening.to_uppercase()), "{pair}");
        }
        assert!(
            !["", "the", "said", "government", "internationalisation"].map(may_open_appeal).contains(&true)
        );
    }

    #[test]
    fn one_phrase_is_no_appeal() {
        assert!(is_appeal("Sign up to our newsletter."));
        assert!(is_appeal("Your donation keeps quality journalism alive."));
        assert!(!is_appeal("“I thank you for your support,” the minister said."));
    }
}
