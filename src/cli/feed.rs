//! Files as articles: HTML through the same builder as the browser's DOM, and plain text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::html::Tree;
use crate::article::{Article, Options, Outline, OutlineBuilder, Reading, Unread, detect, read};

/// Reads the article of an HTML file.
///
/// # Errors
/// Where the page holds no article, and where it is in a language that is not read.
pub fn read_html(bytes: &[u8], options: &Options) -> Result<Reading, Unread> {
    read(&outline_of_html(bytes), options)
}

/// The outline of an HTML file.
pub fn outline_of_html(bytes: &[u8]) -> Outline {
    let mut builder = OutlineBuilder::new();
    Tree::parse(&decode(bytes)).feed(&mut builder);
    builder.finish()
}

/// Reads a file of plain text: all of it is the article.
///
/// # Errors
/// Where there is no text, and where it is in a language that is not read.
pub fn read_plain(bytes: &[u8], options: &Options) -> Result<Article, Unread> {
    let text = decode_as(bytes, UTF_8);
    let language = match options.language {
        Some(language) => language,
        None => detect(&text, None)?,
    };
    let article = Article::from_plain_text(&text, options.published, language);
    if article.blocks.is_empty() { Err(Unread::NoArticle) } else { Ok(article) }
}

/// Text of an HTML file: by its byte order mark, by the encoding it declares, or as UTF-8. Bytes that do not fit
/// become U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    decode_as(bytes, declared_encoding(bytes).unwrap_or(UTF_8))
}

fn decode_as<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Cow<'b, str> {
    encoding.decode(bytes).0
}

/// What `<meta charset>` or its older form names within the first 1024 bytes, where browsers look.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let after = head.split("<meta").skip(1).find_map(|meta| meta.split('>').next()?.split_once("charset"))?.1;
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || "\"';/".contains(c)).unwrap_or(value.len());
    // A declaration that can be read is no UTF-16.
    Encoding::for_label(&value.as_bytes()[..end]).map(Encoding::output_encoding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Language;

    fn english() -> Options {
        Options { language: Some(Language::En), ..Options::default() }
    }

    #[test]
    fn encodings_are_read_as_declared() {
        assert_eq!(decode("\u{feff}é".as_bytes()), "é");
        assert_eq!(decode(b"<meta charset='windows-1252'>\xe9\x93"), "<meta charset='windows-1252'>é“");
        let older = b"<meta http-equiv=x content=\"text/html; charset=iso-8859-2\">\xe8";
        assert!(decode(older).ends_with('č'));
        assert_eq!(decode(b"<meta charset=utf-16>\xc3\xa9"), "<meta charset=utf-16>é");
        assert_eq!(decode(b"a\xe9"), "a\u{fffd}");
    }

    #[test]
    fn comments_part_text_nodes_and_templates_are_not_read() {
        let source = b"<p>Xi<!-- x -->an</p><template><p>no</p></template><noscript>no</noscript>";
        let options = Options { root: Some(0), ..english() };
        let reading = read_html(source, &options).expect("it has a paragraph");
        assert_eq!(reading.article.text, "Xian");
        assert_eq!(reading.map.pieces().len(), 2);
    }

    #[test]
    fn plain_text_needs_words() {
        assert_eq!(read_plain(b" \n", &english()), Err(Unread::NoArticle));
        let article = read_plain("é one\n\ntwo".as_bytes(), &english()).expect("it has two blocks");
        assert_eq!((article.text.as_str(), article.blocks.len()), ("é one\n\ntwo", 2));
    }
}
