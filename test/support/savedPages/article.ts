/** The article that every page template of the tests wraps, and the clutter that none may keep. */

export interface Article {
  title: string
  authors: readonly string[]
  /** ISO day, and as a page of that language prints it. */
  date: string
  printedDate: string
  url: string
  site: string
  language: string
  paragraphs: readonly string[]
  heading: string
  items: readonly string[]
  quote: string
}

export const english: Article = {
  title: 'Why the quay shop still has regulars',
  authors: ['Ida Marsh'],
  date: '2019-04-12',
  printedDate: 'April 12, 2019',
  url: 'https://harbourworks.example/2019/04/why-the-quay-shop-still-has-regulars/',
  site: 'Harbour Works',
  language: 'en',
  paragraphs: [
    'When the ferry stopped running last winter, the people who kept our little shop alive were the same forty who had always come, and each of them brought somebody along.',
    'We had done nothing clever to deserve it. For eleven years we had written down what people asked for, ordered it when we could, and told them plainly when we could not.',
    'A visitor from the chamber of trade wanted to know what the reward had been. There was none, and he did not believe us until he had spent a morning behind the counter.',
    'The loyalty card we tried in 2016 did more harm than the storm. People who had come for the talk began to count their stamps, and those who forgot the card felt scolded.',
    'So we burned the last box of cards in the stove, in front of everybody, and somebody brought a cake. I cannot prove that the cake and the winter have to do with one another.',
    'Next year the ferry comes back. I hope that the forty will still find room at the counter, and that we shall remember which of them carried the coal when the lorry could not.',
  ],
  heading: 'What we wrote down',
  items: [
    'Lamp oil, in small bottles.',
    'The newspaper from the other side of the bay.',
    'A chair by the window, for waiting.',
  ],
  quote: 'Nobody recommends a place that keeps score, one of them said over tea.',
}

export const german: Article = {
  title: 'Warum die Stammgäste geblieben sind',
  authors: ['Jörg Möller'],
  date: '2017-03-03',
  printedDate: '3. März 2017',
  url: 'https://werkstattblatt.example/2017/stammgaeste',
  site: 'Werkstattblatt',
  language: 'de',
  paragraphs: [
    'Als im Herbst die Brücke gesperrt wurde, rechneten wir mit einem leeren Laden, und trotzdem standen jeden Morgen dieselben Leute vor der Tür und fragten, ob sie helfen könnten.',
    'Wir hatten ihnen nie etwas versprochen. Es gab keine Punkte, keine Karten und keine Prämien, nur einen Kaffee für jeden, der lange genug blieb, um ihn auszutrinken.',
    'Eine Kundin sagte später, sie habe sich hier zum ersten Mal nicht wie eine Zielgruppe gefühlt. Den Satz haben wir aufgeschrieben und über die Kasse gehängt.',
    'Im nächsten Jahr soll die Brücke wieder offen sein. Wir wollen dann nicht vergessen, wer in der Zwischenzeit über den Umweg gekommen ist und warum.',
  ],
  heading: 'Was wir gelernt haben',
  items: ['Zuhören, bevor man etwas anbietet.', 'Fehler zugeben, auch die kleinen.'],
  quote: 'Wer zählt, wird gezählt, sagte der Schreiner.',
}

export const japanese: Article = {
  title: '港の店に常連が残る理由',
  authors: ['佐藤美咲'],
  date: '2018-11-05',
  printedDate: '2018年11月5日',
  url: 'https://minato.example/2018/11/regulars',
  site: '港だより',
  language: 'ja',
  paragraphs: [
    '昨年の冬に渡し船が止まったとき、小さな店を支えてくれたのは、いつも来てくれる四十人のお客さんでした。一人ひとりが、友だちを連れて来てくれたのです。',
    '私たちは特別なことを何もしていません。十一年のあいだ、頼まれた品を書きとめ、取り寄せられるときは取り寄せ、できないときは正直にそう伝えてきただけです。',
    'ポイントカードを試した年は、かえって足が遠のいた人もいました。数えることが、話すことの代わりになってしまったのだと思います。',
    '来年は船が戻ってきます。そのときも、石炭を運んでくれた人たちの席が窓辺に残っているように願っています。',
  ],
  heading: '書きとめたこと',
  items: ['小さな瓶の灯油。', '向こう岸の新聞。'],
  quote: '数える店は勧めない、と一人がお茶を飲みながら言いました。',
}

export const arabic: Article = {
  title: 'لماذا بقي زبائن الدكان القديم',
  authors: ['ليلى حداد'],
  date: '2020-02-14',
  printedDate: '14 فبراير 2020',
  url: 'https://mina.example/2020/02/regulars',
  site: 'أخبار الميناء',
  language: 'ar',
  paragraphs: [
    'عندما توقفت العبّارة في الشتاء الماضي، كان الذين أبقوا دكاننا الصغير حيًّا هم الأربعون أنفسهم الذين اعتادوا المجيء، وكل واحد منهم أحضر معه شخصًا آخر.',
    'لم نفعل شيئًا ذكيًّا لنستحق ذلك. كنا نكتب ما يطلبه الناس منذ أحد عشر عامًا، ونطلبه حين نستطيع، ونقول لهم بصراحة حين لا نستطيع.',
    'بطاقة النقاط التي جربناها أضرت أكثر من العاصفة، فقد بدأ الذين يأتون للحديث يعدّون أختامهم، وشعر من نسي بطاقته بالحرج.',
  ],
  heading: 'ما كتبناه',
  items: ['زيت المصابيح في زجاجات صغيرة.', 'الجريدة من الضفة الأخرى.'],
  quote: 'لا أحد يوصي بمكان يعدّ النقاط، قال أحدهم.',
}

export const russian: Article = {
  title: 'Почему в лавке остались постоянные гости',
  authors: ['Анна Лебедева'],
  date: '2016-05-21',
  printedDate: '21 мая 2016',
  url: 'https://pristan.example/2016/05/gosti',
  site: 'Пристань',
  language: 'ru',
  paragraphs: [
    'Когда прошлой зимой остановился паром, нашу маленькую лавку спасли те же сорок человек, которые приходили всегда, и каждый из них привёл с собой кого-нибудь ещё.',
    'Мы не сделали ничего хитрого, чтобы это заслужить. Одиннадцать лет мы записывали, о чём нас просили, заказывали, когда могли, и честно говорили, когда не могли.',
    'Карточка постоянного покупателя навредила больше, чем шторм: люди, приходившие поговорить, начали считать печати, а забывшие карточку чувствовали себя виноватыми.',
  ],
  heading: 'Что мы записали',
  items: ['Масло для лампы в маленьких бутылках.', 'Газету с другого берега.'],
  quote: 'Никто не советует место, где ведут счёт, сказал один из них.',
}

/** What must stand in the source, in this order. */
export function articleParts(article: Article): string[] {
  const [first = '', second = '', ...rest] = article.paragraphs
  return [first, article.heading, ...article.items, second, article.quote, ...rest]
}

/** The article's body as plain semantic markup. */
export function bodyHtml(article: Article): string {
  const [first = '', second = '', ...rest] = article.paragraphs
  return `<p>${first}</p>
<h2>${article.heading}</h2>
<ul>${article.items.map((item) => `<li>${item}</li>`).join('\n')}</ul>
<p>${second}</p>
<blockquote><p>${article.quote}</p></blockquote>
${rest.map((p) => `<p>${p}</p>`).join('\n')}`
}

/** Phrases that only menus, banners and boxes of the templates hold. */
export const CLUTTER = [
  'Skip to content',
  'Pricing',
  'Careers',
  'Log in',
  'We use cookies',
  'Accept all',
  'Manage preferences',
  'Share on',
  'Tweet this',
  'Pin it',
  'weekly letter',
  'Enter your email',
  'Ten shop windows we liked',
  'Old rope, new uses',
  'Most read',
  'You may also like',
  'All rights reserved',
  'Privacy policy',
  'Follow us',
  'Leave a reply',
  'Your email address will not be published',
  'Posted in',
  'Filed under',
  'min read',
  'Previous post',
  'Next post',
  'Advertisement',
  'Proudly powered',
  'Search this site',
  'Reply',
  'Print this page',
]

export const nav =
  '<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/pricing">Pricing</a></li><li><a href="/careers">Careers</a></li><li><a href="/login">Log in</a></li></ul></nav>'
export const cookieDialog =
  '<div id="onetrust-banner-sdk" role="dialog" aria-modal="true"><h2>We use cookies</h2><p>We use cookies and similar technologies to help personalise content and to offer a better experience, as described in our Privacy policy.</p><button>Accept all</button><button>Manage preferences</button></div>'
export const shareBar =
  '<div class="share-buttons"><span>Share on</span><ul><li><a href="#f">Share on Facebook</a></li><li><a href="#t">Tweet this</a></li><li><a href="#p">Pin it</a></li></ul></div>'
export const newsletter =
  '<section class="newsletter-signup"><h3>Get our weekly letter</h3><p>Every Friday we send a weekly letter about small shops and the people who keep them going.</p><form><input type="email" placeholder="Enter your email"><button>Enter your email</button></form></section>'
export const related =
  '<aside class="related-posts"><h3>You may also like</h3><ul><li><a href="/a">Ten shop windows we liked</a></li><li><a href="/b">Old rope, new uses</a></li></ul></aside>'
export const footer =
  '<footer class="site-footer"><p>© 2019 All rights reserved. <a href="/privacy">Privacy policy</a></p><ul><li><a href="#">Follow us</a></li></ul></footer>'
