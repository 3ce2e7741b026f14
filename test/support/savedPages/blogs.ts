/** Saved pages of blogging systems: the same article in the markup and clutter of each. */
import { type Article, bodyHtml, cookieDialog, footer, nav, newsletter, related, shareBar } from './article.ts'

export interface Voice {
  name: string
  when: string
  text: string
}

export const voices: readonly Voice[] = [
  {
    name: 'Tom Reed',
    when: 'April 13, 2019 at 9:02 am',
    text: 'The card went straight into a drawer here as well, and I never missed it.',
  },
  {
    name: 'Noor A.',
    when: 'April 14, 2019 at 7:45 pm',
    text: 'We kept ours for the children, who like the stamps. Nobody counts them.',
  },
]

export const wordpress = (a: Article): string => `<!DOCTYPE html>
<html lang="${a.language}"><head><meta charset="UTF-8"><title>${a.title} - ${a.site}</title><link rel="canonical" href="${a.url}">
<meta name="generator" content="WordPress 6.4.2"></head>
<body class="post-template-default single single-post postid-44 single-format-standard has-sidebar newsletter-enabled">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">${a.site}</a></p>${nav}</header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-44" class="post-44 post type-post status-publish category-newsletter tag-share-cards hentry">
<header class="entry-header"><h1 class="entry-title">${a.title}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="${a.url}" rel="bookmark"><time class="entry-date published" datetime="${a.date}T08:30:00+00:00">${a.printedDate}</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/x">${a.authors[0]}</a></span></span></div></header>
<div class="entry-content">${bodyHtml(a)}
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a class="share-twitter">Tweet this</a></li></ul></div></div></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><a href="/x">Ten shop windows we liked</a></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">Trade</a></span></footer></article>
<nav class="navigation post-navigation"><div class="nav-previous"><a href="/p">Previous post: Old rope, new uses</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on &ldquo;${a.title}&rdquo;</h2><ol class="comment-list">
${voices.map((v, i) => `<li id="comment-${i}" class="comment ${i % 2 ? 'odd' : 'even'} thread-even depth-1"><article id="div-comment-${i}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img alt="" class="avatar"><b class="fn">${v.name}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#c"><time>${v.when}</time></a></div></footer><div class="comment-content"><p>${v.text}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#">Reply</a></div></article></li>`).join('\n')}
</ol><div id="respond" class="comment-respond"><h3 id="reply-title">Leave a reply</h3><form id="commentform"><p class="comment-notes">Your email address will not be published.</p><textarea></textarea></form></div></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Most read</h2><ul><li><a href="#">Old rope, new uses</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">Proudly powered by WordPress</div></footer>${cookieDialog}</body></html>`

/** Themes of 2008: tables of divs, the post's title in an h2 with a bookmark, "Blog Archive". */
export const oldWordpress = (
  a: Article,
): string => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="${a.language}"><head profile="http://gmpg.org/xfn/11"><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>${a.site} &raquo; Blog Archive &raquo; ${a.title}</title></head><body><div id="page">
<div id="header"><div id="headerimg"><h1><a href="https://harbourworks.example/">${a.site}</a></h1><div class="description">Notes from the quay</div></div></div><hr />
<div id="content" class="widecolumn"><div class="navigation"><div class="alignleft">&laquo; <a href="/p">Old rope, new uses</a></div></div>
<div class="post" id="post-9"><h2><a href="${a.url}" rel="bookmark" title="Permanent Link to ${a.title}">${a.title}</a></h2><small>${a.printedDate} <!-- by x --> by ${a.authors[0]}</small>
<div class="entry">${bodyHtml(a)}<p class="postmetadata alt"><small>This entry is filed under <a href="/c">Trade</a>. You can follow any responses through the <a href="/f">RSS</a> feed.</small></p></div></div>
<h3 id="comments">2 Responses to &#8220;${a.title}&#8221;</h3><ol class="commentlist">
${voices.map((v, i) => `<li class="alt" id="comment-${i}"><cite>${v.name}</cite> Says:<br /><small class="commentmetadata"><a href="#">${v.when}</a></small><p>${v.text}</p></li>`).join('')}</ol>
<h3 id="respond">Leave a Reply</h3><form action="/c"><p><input type="text" /> <label><small>Name (required)</small></label></p></form></div>
<div id="sidebar"><ul><li><h2>Most read</h2><ul><li><a href="#">Ten shop windows we liked</a></li></ul></li></ul></div>
<div id="footer"><p>${a.site} is proudly powered by <a href="#">WordPress</a></p></div></div></body></html>`

export const blogger = (
  a: Article,
): string => `<!DOCTYPE html><html dir="ltr" lang="${a.language}"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"><title>${a.site}: ${a.title}</title><link href="${a.url}" rel="canonical"><meta content="blogger" name="generator"></head>
<body class="loading"><div class="navbar section" id="navbar"><a href="#">Log in</a></div><div class="content"><header><div class="header section"><h1 class="title"><a href="https://quay.example/">${a.site}</a></h1></div></header>${nav}
<div class="main section" id="main"><div class="widget Blog"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>${a.printedDate}</span></h2><div class="post-outer"><div class="post hentry" itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title" itemprop="name">${a.title}</h3><div class="post-header"></div>
<div class="post-body entry-content" itemprop="description articleBody">${bodyHtml(a)}<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Posted by <span class="fn" itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">${a.authors[0]}</span></span></span> <span class="post-timestamp">at <abbr class="published" itemprop="datePublished" title="${a.date}T11:15:00-07:00">11:15 AM</abbr></span><div class="post-share-buttons goog-inline-block"><a class="goog-inline-block share-button">Share on Facebook</a></div></div></div></div>
<div class="comments" id="comments"><h4>2 comments:</h4><div id="comments-block"><dl id="comments-block">${voices.map((v, i) => `<dt class="comment-author" id="c${i}"><a href="#">${v.name}</a> said...</dt><dd class="comment-body" id="Blog1_cmt-${i}"><p>${v.text}</p></dd><dd class="comment-footer"><span class="comment-timestamp"><a href="#">${v.when}</a></span></dd>`).join('')}</dl></div><p class="comment-footer"><a href="#">Post a Comment</a></p></div></div></div></div>
<div class="blog-pager" id="blog-pager"><a class="blog-pager-newer-link" href="#">Newer Post</a> <a class="home-link" href="#">Home</a></div></div></div>
<aside><div class="sidebar section"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul><li><a href="#">Old rope, new uses</a></li></ul></div></div></aside></div>${cookieDialog}</body></html>`

export const medium = (
  a: Article,
): string => `<!doctype html><html lang="${a.language}"><head><title>${a.title} | by ${a.authors[0]} | ${a.site} | Medium</title><meta charset="utf-8"><meta property="og:site_name" content="Medium"><meta property="og:title" content="${a.title}"><meta property="article:published_time" content="${a.date}T09:14:22.114Z"><meta name="author" content="${a.authors[0]}"><link rel="canonical" href="${a.url}">
<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"${a.title}","datePublished":"${a.date}T09:14:22.114Z","author":{"@type":"Person","name":"${a.authors[0]}"},"publisher":{"@type":"Organization","name":"${a.site}"},"mainEntityOfPage":"${a.url}"}</script></head>
<body><div id="root"><div class="a b c"><div class="d e"><div class="f"><a href="/m/signin"><button>Log in</button></a><a href="/m/start">Sign up</a></div></div><article><div class="l"><section><div><div class="fs ft"><h1 id="c91f" class="pw-post-title gh gi">${a.title}</h1><div class="hp"><div class="hq"><a rel="noopener follow" href="/@x"><p>${a.authors[0]}</p></a><span><a href="/follow">Follow us</a></span></div><div><span>5 min read</span><span>·</span><span>${a.printedDate}</span></div></div><div class="pw-multi-vote-count"><p><button>328</button></p></div>
${bodyHtml(a).replaceAll('<p>', '<p class="pw-post-body-paragraph jn jo">')}</div></div></section></div></article>
<div class="footer"><div class="tags"><a href="/tag/a">Trade</a></div><button>328 claps</button></div><div class="more"><h2>More from ${a.site}</h2><div><a href="/b"><h3>Old rope, new uses</h3></a><p><a href="/b">Ten shop windows we liked</a></p></div></div></div></div></body></html>`

export const substack = (
  a: Article,
): string => `<!DOCTYPE html><html lang="${a.language}"><head><meta charset="utf-8"><title>${a.title} - by ${a.authors[0]} - ${a.site}</title><meta property="og:title" content="${a.title}"><meta property="og:url" content="${a.url}"><meta name="author" content="${a.authors[0]}"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","url":"${a.url}","headline":"${a.title}","datePublished":"${a.date}T06:01:10+00:00","author":[{"@type":"Person","name":"${a.authors[0]}","url":"https://x.example"}],"publisher":{"@type":"Organization","name":"${a.site}"}}</script></head>
<body><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="main-menu"><div class="topbar"><a href="/">${a.site}</a><button>Log in</button></div></div><div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header" role="region"><h1 class="post-title published">${a.title}</h1><div class="byline-wrapper"><a href="#">${a.authors[0]}</a><div>${a.printedDate}</div></div><div class="post-ufi"><a class="post-ufi-button" href="#">41</a></div></div>
<div class="available-content"><div dir="auto" class="body markup">${bodyHtml(a)}<div class="subscription-widget-wrap" data-attrs="{}"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Thanks for reading. Sign up for our weekly letter.</p></div><form class="subscription-widget-subscribe"><input type="email"><input type="submit"></form></div></div></div></div></article></div></div></div>
<div class="single-post-section comments-section"><div id="discussion"><h4>Discussion about this post</h4><div class="comment-list">${voices.map((v) => `<div class="comment"><div class="comment-meta"><a class="name" href="#">${v.name}</a> <span>${v.when}</span></div><div class="comment-body"><p>${v.text}</p></div><div class="comment-actions"><a>Reply</a> <a>Share on</a></div></div>`).join('')}</div></div></div>
<div class="footer-wrap"><a href="#">Privacy policy</a></div></div></div></body></html>`

export const ghost = (
  a: Article,
): string => `<!DOCTYPE html><html lang="${a.language}"><head><title>${a.title}</title><meta charset="utf-8"/><link rel="canonical" href="${a.url}"/><meta property="og:site_name" content="${a.site}"/><meta property="article:published_time" content="${a.date}T10:00:00.000Z"/><meta name="twitter:label1" content="Written by"/><meta name="twitter:data1" content="${a.authors[0]}"/></head>
<body class="post-template tag-newsletter"><div class="viewport"><header id="gh-head" class="gh-head outer">${nav}</header><main id="site-main" class="site-main"><article class="article post tag-newsletter"><header class="article-header gh-canvas"><section class="article-tag"><a href="/tag/newsletter/">Trade</a></section><h1 class="article-title">${a.title}</h1><div class="article-byline"><section class="article-byline-content"><h4 class="author-name"><a href="/author/x/">${a.authors[0]}</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="${a.date}">${a.printedDate}</time><span class="byline-reading-time">4 min read</span></div></section></div></header>
<section class="gh-content gh-canvas">${bodyHtml(a)}</section></article>
<section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Sign up for our weekly letter</h2><a class="footer-cta-button" href="#/portal"><div class="footer-cta-input">Enter your email</div></a></div></section>
<aside class="read-more-wrap outer"><div class="read-more inner"><article class="post-card"><a href="/b"><h2>Old rope, new uses</h2><p>A short piece about what becomes of rope when boats are sold and nobody needs it any longer for anything.</p></a></article></div></aside></main>${footer}</div></body></html>`

/** A hand-made theme in which nothing carries a telling name. */
export const hashedClasses = (
  a: Article,
): string => `<!doctype html><html lang="${a.language}"><head><meta charset="utf-8"><title>${a.title} · ${a.site}</title><meta property="og:url" content="${a.url}"><meta property="og:type" content="article"><meta property="article:published_time" content="${a.date}"></head>
<body><div class="css-1a"><div class="css-2b"><a href="/">Home</a> <a href="/pricing">Pricing</a> <a href="/careers">Careers</a> <a href="/login">Log in</a></div><div class="css-3c"><h1 class="css-4d">${a.title}</h1><div class="css-5e">By ${a.authors[0]}</div><div class="css-6f">${bodyHtml(a).replaceAll('<p>', '<div class="css-7g">').replaceAll('</p>', '</div>')}</div></div>
<div class="css-8h"><div><a href="/a">Ten shop windows we liked</a></div><div><a href="/b">Old rope, new uses</a></div><div><a href="/c">Most read</a></div></div>${shareBar}${newsletter}${related}<div class="css-9i">© All rights reserved</div></div></body></html>`
