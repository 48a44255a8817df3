//! Evidence in words: class names, roles, and the sentences in which a newsroom asks for money.

/// What class, id or role names say of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Not part of the article, unless it holds most of it.
    Unread,
    Caption,
}

/// Words of class and id names, sorted. Two words in a row also count as one: "sign-up" is "signup".
const CLASS_WORDS: &[(&str, Hint)] = &[
    ("ad", Hint::Unread),
    ("adbox", Hint::Unread),
    ("addthis", Hint::Unread),
    ("addtoany", Hint::Unread),
    ("ads", Hint::Unread),
    ("adsbygoogle", Hint::Unread),
    ("adslot", Hint::Unread),
    ("adunit", Hint::Unread),
    ("advert", Hint::Unread),
    ("advertisement", Hint::Unread),
    ("advertising", Hint::Unread),
    ("adverts", Hint::Unread),
    ("appeal", Hint::Unread),
    ("author", Hint::Unread),
    ("authors", Hint::Unread),
    ("banner", Hint::Unread),
    ("breadcrumb", Hint::Unread),
    ("breadcrumbs", Hint::Unread),
    ("byline", Hint::Unread),
    ("caption", Hint::Caption),
    ("captions", Hint::Caption),
    ("comment", Hint::Unread),
    ("commentlist", Hint::Unread),
    ("comments", Hint::Unread),
    ("consent", Hint::Unread),
    ("cookie", Hint::Unread),
    ("cookies", Hint::Unread),
    ("copyright", Hint::Unread),
    ("credit", Hint::Unread),
    ("credits", Hint::Unread),
    ("cutline", Hint::Caption),
    ("dateline", Hint::Unread),
    ("disqus", Hint::Unread),
    ("donate", Hint::Unread),
    ("donation", Hint::Unread),
    ("donations", Hint::Unread),
    ("editsection", Hint::Unread),
    ("footer", Hint::Unread),
    ("hatnote", Hint::Unread),
    ("imagecaption", Hint::Caption),
    ("jumplink", Hint::Unread),
    ("login", Hint::Unread),
    ("masthead", Hint::Unread),
    ("menu", Hint::Unread),
    ("metadata", Hint::Unread),
    ("modal", Hint::Unread),
    ("mostpopular", Hint::Unread),
    ("mostread", Hint::Unread),
    ("nav", Hint::Unread),
    ("navbar", Hint::Unread),
    ("navbox", Hint::Unread),
    ("navigation", Hint::Unread),
    ("newsletter", Hint::Unread),
    ("newsletters", Hint::Unread),
    ("noprint", Hint::Unread),
    ("outbrain", Hint::Unread),
    ("pager", Hint::Unread),
    ("pagination", Hint::Unread),
    ("paywall", Hint::Unread),
    ("popup", Hint::Unread),
    ("postmeta", Hint::Unread),
    ("printonly", Hint::Unread),
    ("promo", Hint::Unread),
    ("promos", Hint::Unread),
    ("promoted", Hint::Unread),
    ("promotion", Hint::Unread),
    ("pubdate", Hint::Unread),
    ("pullquote", Hint::Unread),
    ("readmore", Hint::Unread),
    ("readnext", Hint::Unread),
    ("recirc", Hint::Unread),
    ("recommendations", Hint::Unread),
    ("recommended", Hint::Unread),
    ("reference", Hint::Unread),
    ("references", Hint::Unread),
    ("reflist", Hint::Unread),
    ("related", Hint::Unread),
    ("relatedlinks", Hint::Unread),
    ("relatedposts", Hint::Unread),
    ("screenreader", Hint::Unread),
    ("share", Hint::Unread),
    ("sharebar", Hint::Unread),
    ("sharedaddy", Hint::Unread),
    ("shares", Hint::Unread),
    ("sharetools", Hint::Unread),
    ("sharing", Hint::Unread),
    ("sidebar", Hint::Unread),
    ("signup", Hint::Unread),
    ("skiplink", Hint::Unread),
    ("social", Hint::Unread),
    ("sponsor", Hint::Unread),
    ("sponsored", Hint::Unread),
    ("sronly", Hint::Unread),
    ("subscribe", Hint::Unread),
    ("subscription", Hint::Unread),
    ("taboola", Hint::Unread),
    ("tagcloud", Hint::Unread),
    ("taglist", Hint::Unread),
    ("tags", Hint::Unread),
    ("teaser", Hint::Unread),
    ("teasers", Hint::Unread),
    ("timestamp", Hint::Unread),
    ("toc", Hint::Unread),
    ("toolbar", Hint::Unread),
    ("trending", Hint::Unread),
    ("upsell", Hint::Unread),
    ("visuallyhidden", Hint::Unread),
];

/// Roles of landmarks and widgets beside the article.
const UNREAD_ROLES: &[&str] = &[
    "alert", "alertdialog", "banner", "button", "complementary", "contentinfo", "dialog", "form", "menu",
    "menubar", "navigation", "search", "status", "tablist", "toolbar", "tooltip",
];

/// Properties of schema.org that describe the article instead of being it.
const UNREAD_PROPERTIES: &[&str] =
    &["author", "comment", "copyrightHolder", "dateModified", "datePublished", "keywords", "publisher"];

/// Phrases with which a newsroom speaks to its reader for itself. Two of them in one block are an appeal; one may be
/// somebody's words.
const APPEALS: &[&str] = &[
    "become a member",
    "become a subscriber",
    "donate now",
    "donate today",
    "make a donation",
    "our journalism",
    "our newsletter",
    "our reporters",
    "our reporting",
    "quality journalism",
    "sign up for",
    "sign up to",
    "subscribe now",
    "subscribe to",
    "support from readers",
    "support now",
    "support our",
    "support us",
    "your contribution",
    "your donation",
    "your inbox",
    "your subscription",
    "your support",
];

/// Words that only a picture credit has in the brackets which close a caption.
const AGENCIES: &[&str] = &[
    "afp", "alamy", "ap", "associated", "bloomberg", "courtesy", "credit", "epa", "file", "getty", "image",
    "images", "pa", "photo", "photograph", "picture", "pictures", "pool", "reuters", "rex", "shutterstock",
    "via", "wire", "xinhua",
];

/// Words that open the credit at the end of a caption.
const CREDIT_OPENINGS: &[&str] = &[
    "©", "composite:", "copyright:", "credit:", "illustration:", "image credit", "image:", "photo by",
    "photo credit", "photo:", "photograph by", "photograph:", "photos:", "picture:",
];

/// The strongest hint among the words of a class or id attribute.
pub(super) fn of_classes(classes: &str) -> Option<Hint> {
    let mut before = "";
    let mut found = None;
    for word in words(classes) {
        found = lookup(word, "").or_else(|| lookup(before, word)).or(found);
        if found == Some(Hint::Unread) {
            break;
        }
        before = word;
    }
    found
}

pub(super) fn is_unread_role(role: &str) -> bool {
    UNREAD_ROLES.iter().any(|known| role.trim().eq_ignore_ascii_case(known))
}

pub(super) fn is_unread_property(property: &str) -> bool {
    UNREAD_PROPERTIES.iter().any(|known| property.split_ascii_whitespace().any(|word| word == *known))
}

/// Words of an identifier: "support-appeal", "supportAppeal" and "support_appeal" have the same two.
fn words(names: &str) -> impl Iterator<Item = &str> {
    let humps = |part| {
        let mut rest: &str = part;
        std::iter::from_fn(move || {
            let bytes = rest.as_bytes();
            let hump = |at: &usize| bytes[*at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase();
            let end = (1..bytes.len()).find(hump).unwrap_or(bytes.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            (!word.is_empty()).then_some(word)
        })
    };
    names.split(|c: char| !c.is_ascii_alphabetic()).flat_map(humps)
}

/// Looks up two parts as one word, whatever their case.
fn lookup(first: &str, second: &str) -> Option<Hint> {
    let mut buffer = [0_u8; 16];
    let length = first.len() + second.len();
    let word = buffer.get_mut(..length)?;
    word[..first.len()].copy_from_slice(first.as_bytes());
    word[first.len()..].copy_from_slice(second.as_bytes());
    word.make_ascii_lowercase();
    let found = CLASS_WORDS.binary_search_by(|(known, _)| known.as_bytes().cmp(word)).ok()?;
    Some(CLASS_WORDS[found].1)
}

/// Whether a block asks its reader for support, a subscription or an address.
pub(super) fn is_appeal(text: &str) -> bool {
    // Longer paragraphs are the article's own.
    const LONGEST: usize = 2_000;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    APPEALS.iter().filter(|phrase| lower.contains(**phrase)).take(2).count() == 2
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
    let lower = caption[..end].to_ascii_lowercase();
    let opening = |word: &&str| lower.rfind(*word).filter(|at| starts_part(&lower[..*at]));
    CREDIT_OPENINGS.iter().filter_map(opening).min().unwrap_or(end)
}

/// A credit begins a sentence, a line or the whole caption.
fn starts_part(before: &str) -> bool {
    let trimmed = before.trim_end();
    trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '|', '”', '"']) || before.ends_with('\n')
}

fn before_bracketed_credit(caption: &str) -> Option<usize> {
    let inner = caption.trim_end().strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let mut words = inner[open..].split(|c: char| !c.is_alphanumeric());
    words.any(|word| AGENCIES.iter().any(|name| word.eq_ignore_ascii_case(name))).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(CLASS_WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(CLASS_WORDS.iter().all(|(word, _)| word.len() <= 16));
    }

    #[test]
    fn class_words_are_found_in_every_spelling() {
        for classes in ["support-appeal", "x relatedLinks", "sign-up", "SignUp_box", "ad", "mw-editsection"] {
            assert_eq!(of_classes(classes), Some(Hint::Unread), "{classes}");
        }
        for classes in ["", "story-body", "shareholders", "adaptive", "한-é", "commentary"] {
            assert_eq!(of_classes(classes), None, "{classes}");
        }
        assert_eq!(of_classes("wp-caption-text"), Some(Hint::Caption));
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
    fn one_phrase_is_no_appeal() {
        assert!(is_appeal("Sign up to our newsletter."));
        assert!(is_appeal("Your donation keeps quality journalism alive."));
        assert!(!is_appeal("“I thank you for your support,” the minister said."));
    }
}
