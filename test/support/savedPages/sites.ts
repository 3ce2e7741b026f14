/** Saved pages of news sites, documentation, encyclopedias, forums and pages of another age. */
import { type Article, bodyHtml, cookieDialog, footer, nav, newsletter, related, shareBar } from './article.ts'

export const newsJsonLd = (
  a: Article,
): string => `<!DOCTYPE html><html lang="${a.language}"><head><meta charset="utf-8"><title>${a.title} | Business | ${a.site}</title><meta property="og:site_name" content="${a.site}"><meta property="og:title" content="${a.title} | ${a.site}"><link rel="canonical" href="${a.url}">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"${a.site}"},{"@type":"WebPage","@id":"#page","url":"${a.url}","name":"${a.title}"},{"@type":"NewsArticle","@id":"#article","isPartOf":{"@id":"#page"},"headline":"${a.title}","datePublished":"${a.date}T05:00:00Z","dateModified":"2021-01-01T05:00:00Z","author":[{"@id":"#p1"}],"publisher":{"@id":"#org"}},{"@type":"Person","@id":"#p1","name":"${a.authors[0]}"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Business"}]}]}</script></head>
<body>${cookieDialog}<header class="page-header" role="banner">${nav}<form role="search"><label>Search this site</label></form></header>
<main><article class="story"><header><span class="kicker"><a href="/business">Business</a></span><h1>${a.title}</h1><div class="byline">By <a href="/by/x" rel="author">${a.authors[0]}</a>, Harbour correspondent</div><time datetime="${a.date}T05:00:00Z">${a.printedDate}</time>${shareBar}</header>
<div class="ad-slot" id="ad-top"><span>Advertisement</span></div><div class="article-body">${bodyHtml(a).replace('<blockquote>', '<div class="ad-slot">Advertisement</div><blockquote>')}</div>${newsletter}<div class="tags"><span>Filed under</span> <a href="/t/1">Trade</a> <a href="/t/2">Ferries</a></div></article>${related}<section class="most-read"><h2>Most read</h2><ol><li><a href="/1">Old rope, new uses</a></li><li><a href="/2">Ten shop windows we liked</a></li></ol></section></main>${footer}</body></html>`

/** The article in three boxes with advertisements between them. */
export const splitBody = (a: Article): string => {
  const blocks = bodyHtml(a).split('\n')
  const third = Math.ceil(blocks.length / 3)
  const box = (from: number) =>
    `<div class="content-block"><div class="inner">${blocks.slice(from, from + third).join('\n')}</div></div>`
  return `<!DOCTYPE html><html lang="${a.language}"><head><meta charset="utf-8"><title>${a.title}</title><meta name="author" content="${a.authors[0]}"><meta name="date" content="${a.date}"><meta property="og:url" content="${a.url}"></head><body>${nav}<div class="page-wrap"><h1>${a.title}</h1>${box(0)}<div class="ad">Advertisement</div>${box(third)}<div class="ad">Advertisement</div>${box(third * 2)}${related}</div>${footer}</body></html>`
}

export const amp = (a: Article): string =>
  `<!doctype html><html amp lang="${a.language}"><head><meta charset="utf-8"><title>${a.title}</title><link rel="canonical" href="${a.url}"><script async src="https://cdn.example/v0.js"></script><style amp-boilerplate>body{visibility:hidden}</style><script type="application/ld+json">[{"@context":"http://schema.org","@type":"BlogPosting","headline":"${a.title}","datePublished":"${a.date}","author":{"@type":"Person","name":"${a.authors[0]}"}}]</script></head><body><amp-sidebar id="sidebar1" layout="nodisplay"><ul><li><a href="/pricing">Pricing</a></li></ul></amp-sidebar><amp-consent id="c"><div>We use cookies <button>Accept all</button></div></amp-consent><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${a.title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">${a.authors[0]}</span></div></header><div class="amp-wp-article-content">${bodyHtml(a)}</div><amp-social-share type="twitter">Tweet this</amp-social-share></article><footer class="amp-wp-footer"><p><a href="#">All rights reserved</a></p></footer></body></html>`

export const docsSite = (a: Article): string =>
  `<!doctype html><html lang="${a.language}" data-theme="light"><head><meta charset="UTF-8"><title>${a.title} | ${a.site}</title><meta property="og:url" content="${a.url}"><meta name="author" content="${a.authors[0]}"><meta property="article:published_time" content="${a.date}"></head><body><div role="region" aria-label="Skip to main content"><a class="skipToContent_fXgn" href="#x">Skip to content</a></div><nav class="navbar navbar--fixed-top"><a href="/pricing">Pricing</a><a href="/careers">Careers</a></nav><div class="main-wrapper"><aside class="theme-doc-sidebar-container"><nav class="menu"><ul class="menu__list"><li class="menu__list-item"><a href="/docs/a">Ten shop windows we liked</a></li><li><a href="/docs/b">Old rope, new uses</a></li></ul></nav></aside><main class="docMainContainer"><div class="container"><nav class="theme-doc-breadcrumbs breadcrumbs"><ul><li><a href="/">Home</a></li></ul></nav><article><div class="theme-doc-markdown markdown"><header><h1>${a.title}</h1></header>${bodyHtml(a).replace('</h2>', '<a class="hash-link" href="#x" title="Direct link"></a></h2>')}</div><footer class="theme-doc-footer"><a href="https://git.example/edit">Edit this page</a></footer></article><nav class="pagination-nav"><a href="/p">Previous post</a><a href="/n">Next post</a></nav></div></main></div>${footer}</body></html>`

export const encyclopedia = (a: Article): string =>
  `<!DOCTYPE html><html class="client-nojs" lang="${a.language}" dir="ltr"><head><meta charset="UTF-8"><title>${a.title} – ${a.site}</title><meta name="generator" content="MediaWiki 1.41"><link rel="canonical" href="${a.url}"><script type="application/ld+json">{"@context":"https:\\/\\/schema.org","@type":"Article","name":"${a.title}","url":"${a.url}","author":{"@type":"Organization","name":"${a.authors[0]}"},"datePublished":"${a.date}T00:00:00Z","headline":"shop by the quay"}</script></head><body class="skin-vector"><a class="mw-jump-link" href="#bodyContent">Skip to content</a><div class="vector-header-container"><nav><a href="/login">Log in</a></nav></div><div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">${a.title}</h1><div id="bodyContent"><div id="siteSub">From a free encyclopedia</div><div id="mw-content-text"><div class="mw-parser-output"><div role="note" class="hatnote navigation-not-searchable">For other uses, see <a href="#">Quay</a>.</div><div id="toc" class="toc" role="navigation"><h2>Contents</h2><ul><li><a href="#a">1 ${a.heading}</a></li></ul></div>${bodyHtml(a).replace('</h2>', '<span class="mw-editsection">[<a href="#">edit</a>]</span></h2>')}<div class="navbox"><a href="#">Ten shop windows we liked</a> <a href="#">Old rope, new uses</a></div></div></div><div id="catlinks" class="catlinks">Filed under: <a href="#">Shops</a></div></div></div><div id="mw-navigation"><div class="portal"><a href="/careers">Careers</a></div></div><footer id="footer" class="mw-footer"><a href="#">Privacy policy</a></footer></body></html>`

/** Frames of tables, fonts and double line breaks, in windows-1252 as its meta tag says. */
export const tableLayout = (a: Article): string => {
  const [first = '', second = '', ...rest] = a.paragraphs
  return `<HTML><HEAD><TITLE>${a.title}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"><META NAME="Author" CONTENT="${a.authors[0]}"><LINK REL="canonical" HREF="${a.url}"></HEAD><BODY BGCOLOR=#FFFFFF><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=2><A HREF="/"><FONT SIZE=5>${a.site}</FONT></A></TD></TR><TR><TD WIDTH=140 VALIGN=TOP><FONT SIZE=2><A HREF="/p">Pricing</A><BR><A HREF="/c">Careers</A><BR><A HREF="/l">Log in</A><BR><A HREF="/m">Most read</A></FONT></TD><TD VALIGN=TOP><CENTER><H2>${a.title}</H2></CENTER><FONT FACE="Verdana" SIZE=2><I>${a.printedDate}</I><BR><BR>${first}<BR><BR><B>${a.heading}</B><UL>${a.items.map((item) => `<LI>${item}`).join('\n')}</UL>${second}<P><BLOCKQUOTE>${a.quote}</BLOCKQUOTE><P>${rest.join('<P>')}</FONT></TD></TR><TR><TD COLSPAN=2 ALIGN=CENTER><FONT SIZE=1>&copy; 2001 All rights reserved. <A HREF="/x">Privacy policy</A></FONT></TD></TR></TABLE></BODY></HTML>`
}

/** Server pages that wrap everything in one form, with view state and labels. */
export const formPage = (a: Article): string =>
  `<html lang="${a.language}"><head><meta charset="utf-8"><title>${a.site} - ${a.title}</title><meta property="og:site_name" content="${a.site}"><meta property="og:url" content="${a.url}"><meta name="DC.Creator" content="${a.authors[0]}"><meta name="DC.date.issued" content="${a.date}"></head><body><form id="aspnetForm" method="post" action="default.aspx"><input type="hidden" name="__VIEWSTATE" value="${'A'.repeat(5000)}"><div id="ctl00_menu">${nav}</div><div id="ctl00_cph"><h1>${a.title}</h1>${bodyHtml(a)}</div><div id="ctl00_footer">${footer}</div></form></body></html>`

/** Web components, and everything under an aria-hidden root because a dialog was open. */
export const dialogOpen = (a: Article): string =>
  `<!doctype html><html lang="${a.language}" style="overflow:hidden"><head><meta charset="utf-8"><title>${a.title}</title><meta property="og:title" content="${a.title}"><meta property="og:url" content="${a.url}"><meta name="author" content="${a.authors[0]}"><meta itemprop="datePublished" content="${a.date}"></head><body class="modal-open"><div id="app" aria-hidden="true"><site-header>${nav}</site-header><app-article><div class="article-wrapper"><h1>${a.title}</h1><rich-text>${bodyHtml(a)}</rich-text></div></app-article>${related}</div><div class="modal" role="dialog" aria-modal="true"><p>We use cookies to make this site better for you and to measure what is read.</p><button>Accept all</button><a href="#">Manage preferences</a></div></body></html>`

/** No title element, no metadata: only what can be seen. */
export const bare = (a: Article): string =>
  `<html><body><div id="nav"><a href="/">Home</a> | <a href="/pricing">Pricing</a> | <a href="/careers">Careers</a></div><h1>${a.title}</h1><p><em>By ${a.authors[0]}</em></p><p>${a.printedDate}</p>${bodyHtml(a)}<p><a href="/">Home</a> | <a href="/x">Privacy policy</a></p></body></html>`

/** XHTML served as XML: self-closed anchors and scripts. */
export const xhtml = (a: Article): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${a.language}"><head><script src="x.js"/><title>${a.title}</title><meta name="author" content="${a.authors[0]}"/><meta name="date" content="${a.date}"/><link rel="canonical" href="${a.url}"/></head><body><div id="menu"><a href="/pricing">Pricing</a> <a href="/careers">Careers</a></div><div id="text"><a id="top"/><h1>${a.title}</h1>${bodyHtml(a)}</div></body></html>`

/** Unclosed and crossed tags, attributes without quotes, a stray end of body in the middle. */
export const brokenNesting = (a: Article): string => {
  const [first = '', second = '', ...rest] = a.paragraphs
  return `<html><head><title>${a.title}</title><meta name=author content="${a.authors[0]}"><meta name=date content=${a.date}><link rel=canonical href=${a.url}><body><div class=nav><a href=/pricing>Pricing</a><a href=/careers>Careers</div><div id=story><h1>${a.title}</h1><p>${first}<h2>${a.heading}</h3><ul>${a.items.map((item) => `<li><b><i>${item}</b></i>`).join('')}</ul><p><b>${second}<p></b><blockquote>${a.quote}</blockquote></body>${rest.map((p) => `<p><font color=red>${p}`).join('')}</div></html>`
}

/** What browser extensions write: one file, inlined images, a note on top, hidden parts emptied. */
export const singleFile = (a: Article): string => `<!DOCTYPE html> <html lang=${a.language}><!--
 Page saved with SingleFile
 url: ${a.url}
 saved date: Fri Apr 19 2019 10:11:12 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><style>:root{--sf-img-1:url("data:image/png;base64,${'iVBORw0KGgo'.repeat(20_000)}")}.sf-hidden{display:none!important}</style><title>${a.title}</title><meta name=author content="${a.authors[0]}"><meta property=article:published_time content=${a.date}><body><header class="page-head"><img src=data:image/png;base64,${'AAAA'.repeat(100_000)}>${nav}</header><div class="mobile-menu sf-hidden"><a href=/pricing>Pricing</a></div><main><article><h1>${a.title}</h1>${bodyHtml(a)}</article></main>${cookieDialog}</body></html>`

/** Chrome's "web page, complete": the note with the length of the address. */
export const chromeSaved = (a: Article): string => `<!DOCTYPE html>
<!-- saved from url=(${String(a.url.length).padStart(4, '0')})${a.url} -->
<html lang="${a.language}"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>${a.title}</title></head><body><div class="header"><div class="menu"><a href="https://x.example/pricing">Pricing</a><a href="https://x.example/careers">Careers</a></div></div><div class="blog-post"><h1 class="blog-post-title">${a.title}</h1><p class="blog-post-meta">${a.printedDate} by <a href="https://x.example/a">${a.authors[0]}</a></p>${bodyHtml(a)}</div><div class="blog-sidebar"><h4>Most read</h4><ol><li><a href="#">Old rope, new uses</a></li></ol></div></body></html>`

/** Chrome's MHTML: quoted-printable, the address in the head. */
export const mhtml = (a: Article): string => {
  const html = `<!DOCTYPE html><html lang="${a.language}"><head><meta charset="UTF-8"><title>${a.title}</title><meta name="author" content="${a.authors[0]}"><meta name="date" content="${a.date}"></head><body>${nav}<main><h1>${a.title}</h1>${bodyHtml(a)}</main>${footer}</body></html>`
  const quoted = [...Buffer.from(html, 'utf8')]
    .map((byte) =>
      byte > 126 || byte === 61 || byte < 32
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
  const soft = quoted.match(/(?:=[0-9A-F]{2}|[^=]){1,70}/g)?.join('=\r\n') ?? ''
  return `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${a.url}\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x1----"\r\n\r\n\r\n------MultipartBoundary--x1----\r\nContent-Type: text/html\r\nContent-ID: <frame-1>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: ${a.url}\r\n\r\n${soft}\r\n------MultipartBoundary--x1----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://x.example/a.png\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--x1------\r\n`
}

/** A forum thread: posts with names, ranks and buttons; nobody's byline. */
export const forumThread = (
  a: Article,
): string => `<!DOCTYPE html><html lang="${a.language}"><head><meta charset="utf-8"><title>${a.title} - ${a.site} forum</title><meta property="og:url" content="${a.url}"></head><body id="phpbb" class="nojs section-viewtopic"><div id="wrap" class="wrap"><div id="page-header"><div class="headerbar" role="banner"><a href="/">${a.site} forum</a></div><div class="navbar" role="navigation"><ul><li><a href="/pricing">Pricing</a></li><li><a href="/login">Log in</a></li></ul></div></div><div id="page-body" class="page-body" role="main"><h2 class="topic-title"><a href="${a.url}">${a.title}</a></h2><div class="action-bar"><a class="button">Post Reply</a></div>
${a.paragraphs.map((text, i) => `<div id="p${i}" class="post has-profile ${i % 2 ? 'bg1' : 'bg2'}"><div class="inner"><dl class="postprofile"><dt><a href="/u" class="username">speaker_${i}</a></dt><dd class="profile-posts">Posts: ${i + 3}</dd></dl><div class="postbody"><div class="content"><p>${text}</p></div></div><ul class="post-buttons"><li><a href="#">Reply</a></li></ul></div></div>`).join('\n')}
<div class="pagination"><a href="#">Next</a></div></div><div id="page-footer" class="page-footer"><a href="#">Privacy policy</a></div></div></body></html>`
