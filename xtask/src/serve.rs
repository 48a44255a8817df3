//! The demo's server: files of one folder, on this machine only.

use anyhow::{Context, Result, anyhow, bail};
use std::fs::File;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::{Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server};

const TYPES: [(&str, &str); 14] = [
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("pack", "application/octet-stream"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

/// Serves a folder until the program is ended.
pub fn serve(folder: &Path, port: u16) -> Result<()> {
    if !folder.join("demo/index.html").is_file() {
        bail!("{} has no demo; leave out `--no-build`", folder.display());
    }
    let listener = claim(port)?;
    let address = listener.local_addr()?;
    let server =
        Server::from_listener(listener, None).map_err(|error| anyhow!("cannot start the server: {error}"))?;
    println!("\n  http://localhost:{}/demo/\n\nCtrl-C ends it.", address.port());
    for request in server.incoming_requests() {
        respond(request, folder);
    }
    Ok(())
}

/// The port, or a free one where another program has it.
fn claim(port: u16) -> Result<TcpListener> {
    match listen(port) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let free = listen(0)?;
            println!("port {port} is taken; using {} instead", free.local_addr()?.port());
            Ok(free)
        }
        other => other.with_context(|| format!("cannot listen on port {port}")),
    }
}

fn listen(port: u16) -> std::io::Result<TcpListener> {
    // `localhost` means ::1 to many browsers first: a program that listens there would answer in our place.
    if port != 0
        && let Err(error) = TcpListener::bind((Ipv6Addr::LOCALHOST, port))
        && error.kind() == ErrorKind::AddrInUse
    {
        return Err(error);
    }
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn respond(request: Request, folder: &Path) {
    let response = answer(request.method(), request.url(), folder);
    println!("{} {} {}", response.status_code().0, request.method(), request.url());
    // A reader who went away is no fault of ours.
    let _ = request.respond(response);
}

fn answer(method: &Method, url: &str, folder: &Path) -> ResponseBox {
    if !matches!(method, Method::Get | Method::Head) {
        return plain(405, "only GET and HEAD");
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if path == "/" {
        return redirect("/demo/");
    }
    let Some(file) = resolve(folder, path) else { return plain(404, "not found") };
    if file.is_dir() {
        // Without the slash, the page's own relative addresses would miss.
        return if path.ends_with('/') {
            send(&file.join("index.html"))
        } else {
            // One slash in front: two would name another host.
            redirect(&format!("/{}/", path.trim_matches('/')))
        };
    }
    send(&file)
}

/// The file an address names, or none if it leaves the folder.
fn resolve(folder: &Path, path: &str) -> Option<PathBuf> {
    let decoded = percent_decode(path)?;
    let mut file = folder.to_owned();
    for segment in decoded.split('/').filter(|segment| !segment.is_empty()) {
        // A leading dot covers `.`, `..` and hidden files; the others are separators and drives on Windows.
        if segment.starts_with('.') || segment.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(segment);
    }
    Some(file)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

fn send(file: &Path) -> ResponseBox {
    let Ok(content) = File::open(file) else { return plain(404, "not found") };
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let known = TYPES.iter().find(|(known, _)| *known == extension);
    let mime = known.map_or("application/octet-stream", |(_, mime)| mime);
    let headers =
        [("Content-Type", mime), ("X-Content-Type-Options", "nosniff"), ("Cache-Control", caching(file))];
    with_headers(Response::from_file(content).boxed(), &headers)
}

/// What has the hash of its bytes in its name never changes; of anything else the next build must be seen.
fn caching(file: &Path) -> &'static str {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let is_hash = |part: &str| part.len() == 12 && part.bytes().all(|b| b.is_ascii_hexdigit());
    if name.split('.').any(is_hash) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn redirect(to: &str) -> ResponseBox {
    with_headers(Response::empty(307).boxed(), &[("Location", to)])
}

fn plain(status: u16, text: &str) -> ResponseBox {
    let response = Response::from_string(text).with_status_code(status);
    with_headers(response.boxed(), &[("Content-Type", "text/plain; charset=utf-8")])
}

fn with_headers(mut response: ResponseBox, headers: &[(&str, &str)]) -> ResponseBox {
    // Only an address can fail to be a header, one that is not ASCII; the answer then goes without it.
    for header in headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()) {
        response.add_header(header);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_left_to_whoever_has_it() {
        for host in [std::net::IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()] {
            // A machine without IPv6 has nobody there.
            let Ok(other) = TcpListener::bind((host, 0)) else { continue };
            let taken = other.local_addr().expect("an address").port();
            let ours = claim(taken).expect("a free port").local_addr().expect("an address").port();
            assert_ne!(ours, taken, "{host}");
        }
    }

    #[test]
    fn only_what_is_named_after_its_bytes_is_kept() {
        let kept = |name: &str| caching(Path::new(name)).ends_with("immutable");
        assert!(kept("site/core.0a1b2c3d4e5f.js") && kept("site/packs/story.001122334455.pack"));
        for name in ["site/embed.js", "manifest.json", "core.js", "a.0a1b2c3d4e5g.js", "0a1b2c3d4e5f.d/a.js"]
        {
            assert!(!kept(name), "{name}");
        }
    }

    #[test]
    fn an_address_stays_inside_the_folder() {
        let folder = Path::new("dist");
        assert_eq!(resolve(folder, "/packs/a%20b.pack"), Some(folder.join("packs/a b.pack")));
        assert_eq!(resolve(folder, "//etc/passwd"), Some(folder.join("etc/passwd")));
        for outside in
            ["/../x", "/a/../../x", "/%2e%2e/x", "/a/..%2f..%2fx", "/..%5cx", "/c:/x", "/%00", "/%", "/%ff"]
        {
            assert_eq!(resolve(folder, outside), None, "{outside}");
        }
    }
}
