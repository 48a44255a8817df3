//! Evidence in words: class names, roles, and the sentences in which a newsroom asks for money.

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

/// Words of class and id names, sorted. Two words in a row also count as one: "sign-up" is "signup".
const CLASS_WORDS: &[(&str, Hint)] = &[
    ("ad", Hint::Beside),
    ("adbox", Hint::Beside),
    ("addthis", Hint::Beside),
    ("addtoany", Hint::Beside),
    ("ads", Hint::Beside),
    ("adsbygoogle", Hint::Beside),
    ("adslot", Hint::Beside),
    ("adunit", Hint::Beside),
    ("advert", Hint::Beside),
    ("advertisement", Hint::Beside),
    ("advertising", Hint::Beside),
    ("adverts", Hint::Beside),
    ("appeal", Hint::Beside),
    ("author", Hint::Beside),
    ("authors", Hint::Beside),
    ("banner", Hint::Beside),
    ("breadcrumb", Hint::Beside),
    ("breadcrumbs", Hint::Beside),
    ("byline", Hint::Beside),
    ("caption", Hint::Caption),
    ("captions", Hint::Caption),
    ("carousel", Hint::Apart),
    ("comment", Hint::Apart),
    ("commentlist", Hint::Apart),
    ("comments", Hint::Apart),
    ("consent", Hint::Beside),
    ("cookie", Hint::Beside),
    ("cookies", Hint::Beside),
    ("copyright", Hint::Beside),
    ("credit", Hint::Beside),
    ("credits", Hint::Beside),
    ("cutline", Hint::Caption),
    ("date", Hint::Beside),
    ("dateline", Hint::Beside),
    ("disqus", Hint::Apart),
    ("donate", Hint::Beside),
    ("donation", Hint::Beside),
    ("donations", Hint::Beside),
    ("editsection", Hint::Beside),
    ("footer", Hint::Beside),
    ("gallery", Hint::Apart),
    ("hatnote", Hint::Beside),
    ("imagecaption", Hint::Caption),
    ("jumplink", Hint::Beside),
    ("login", Hint::Beside),
    ("masthead", Hint::Beside),
    ("menu", Hint::Beside),
    ("metadata", Hint::Beside),
    ("modal", Hint::Beside),
    ("mostpopular", Hint::Beside),
    ("mostread", Hint::Beside),
    ("nav", Hint::Beside),
    ("navbar", Hint::Beside),
    ("navbox", Hint::Beside),
    ("navigation", Hint::Beside),
    ("newsletter", Hint::Beside),
    ("newsletters", Hint::Beside),
    ("noprint", Hint::Beside),
    ("outbrain", Hint::Beside),
    ("pager", Hint::Beside),
    ("pagination", Hint::Beside),
    ("paywall", Hint::Beside),
    ("player", Hint::Beside),
    ("popup", Hint::Beside),
    ("postdate", Hint::Beside),
    ("posteddate", Hint::Beside),
    ("postmeta", Hint::Beside),
    ("printonly", Hint::Beside),
    ("promo", Hint::Beside),
    ("promos", Hint::Beside),
    ("promoted", Hint::Beside),
    ("promotion", Hint::Beside),
    ("pubdate", Hint::Beside),
    ("publishdate", Hint::Beside),
    ("pullquote", Hint::Beside),
    ("readmore", Hint::Beside),
    ("readnext", Hint::Beside),
    ("recirc", Hint::Beside),
    ("recommendations", Hint::Beside),
    ("recommended", Hint::Beside),
    ("reference", Hint::Beside),
    ("references", Hint::Beside),
    ("reflist", Hint::Beside),
    ("related", Hint::Beside),
    ("relatedlinks", Hint::Beside),
    ("relatedposts", Hint::Beside),
    ("respond", Hint::Apart),
    ("screenreader", Hint::Beside),
    ("share", Hint::Beside),
    ("sharebar", Hint::Beside),
    ("sharedaddy", Hint::Beside),
    ("shares", Hint::Beside),
    ("sharetools", Hint::Beside),
    ("sharing", Hint::Beside),
    ("sidebar", Hint::Beside),
    ("signup", Hint::Beside),
    ("skiplink", Hint::Beside),
    ("slideshow", Hint::Apart),
    ("social", Hint::Beside),
    ("sponsor", Hint::Beside),
    ("sponsored", Hint::Beside),
    ("sronly", Hint::Beside),
    ("subscribe", Hint::Beside),
    ("subscription", Hint::Beside),
    ("taboola", Hint::Beside),
    ("tagcloud", Hint::Beside),
    ("taglist", Hint::Beside),
    ("tags", Hint::Beside),
    ("teaser", Hint::Beside),
    ("teasers", Hint::Beside),
    ("timestamp", Hint::Beside),
    ("toc", Hint::Beside),
    ("toolbar", Hint::Beside),
    ("trending", Hint::Beside),
    ("upsell", Hint::Beside),
    ("videojs", Hint::Beside),
    ("visuallyhidden", Hint::Beside),
];

/// Roles of landmarks and widgets beside the article.
const UNREAD_ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "banner",
    "button",
    "complementary",
    "contentinfo",
    "dialog",
    "form",
    "menu",
    "menubar",
    "navigation",
    "search",
    "status",
    "tablist",
    "toolbar",
    "tooltip",
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
    "news alerts",
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
    "afp",
    "alamy",
    "ap",
    "associated",
    "bloomberg",
    "courtesy",
    "credit",
    "epa",
    "file",
    "getty",
    "image",
    "images",
    "pa",
    "photo",
    "photograph",
    "picture",
    "pictures",
    "pool",
    "reuters",
    "rex",
    "shutterstock",
    "via",
    "wire",
    "xinhua",
];

/// Words that open the credit at the end of a caption.
const CREDIT_OPENINGS: &[&str] = &[
    "©",
    "composite:",
    "copyright:",
    "credit:",
    "illustration:",
    "image credit",
    "image:",
    "photo by",
    "photo credit",
    "photo:",
    "photograph by",
    "photograph:",
    "photos:",
    "picture:",
];

/// The gravest hint among the words of a class or id attribute.
pub(super) fn of_classes(classes: &str) -> Option<Hint> {
    let mut before = "";
    let mut found = None;
    for word in words(classes) {
        found = found.max(lookup(word, "")).max(lookup(before, word));
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
            assert_eq!(of_classes(classes), Some(Hint::Beside), "{classes}");
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
