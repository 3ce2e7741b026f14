/** Real words and names for generated text, each list from the common to the rare. */

const list = (words: string): string[] => words.trim().split(/\s+/)

export const nouns = list(`
  kiln letter visit answer question week customer shelf firing workshop year bench evening maker lid person morning reply
  friend page table hand story price part glaze forum drawing promise name thing school box night fault phone plan meeting
  guild town note parcel element summer controller manual day winter neighbour ticket telephone report reason habit list
  voice bowl invoice card tool door beginner thread owner teacher complaint figure cost machine repair photograph hinge
  wire cable fuse gauge valve ledger crate lorry yard shed loft stair kettle mug soup apron glove tongs brick mortar clay
  slip sieve bucket wheel rib needle sponge jar plate tile frieze handle spout rim foot crack warp bubble crawl speckle
  colour shade ash salt lime feldspar cobalt copper iron quartz ochre celadon timetable notice badge window corridor hall
  stage club chapel harbour quay ferry bus bicycle lane hedge garden orchard hive loom heddle bobbin spindle needlework
  hammer chisel plane clamp vice lathe anvil bellows forge hinge-pin rivet solder flux spanner ratchet gasket bearing
  pulley crank axle spoke saddle pannier buckle strap awl thimble hem seam dart pleat button lining thread-count pattern
  mould cast ladle crucible ingot furnace chimney damper grate ember cinder flue hearth draught thermometer pyrometer cone
  shift rota contract wage pension receipt budget quarter margin ledger-book signature stamp envelope postcard archive
  shoebox folder cupboard drawer attic cellar landing banister threshold courtyard weathervane gutter drainpipe downpour
  puddle drizzle thaw frost solstice harvest fair raffle recital rehearsal committee treasurer secretary caretaker
  apprentice journeyman widow godmother grandson stranger visitor lodger courier signalman cartographer beekeeper
`)

/** Base forms; `past` makes the other one. */
export const verbs = list(`
  ask answer help show send write ring call wait mend lend read hear keep bring thank promise visit fire check open close
  count offer carry explain listen notice return borrow share draw point sort pack weigh measure test copy stack load
  unload clean sweep paint glue solder trim wedge turn glaze dip pour stir sieve label post print fold stamp seal deliver
  collect welcome greet invite introduce host teach coach warn scold forgive doubt trust praise blame regret refuse accept
  decline postpone cancel repeat correct mark strike restore replace repair adjust tighten loosen oil rinse scrub polish
  varnish assemble dismantle salvage rescue retrieve mislay misplace recover remember resemble whisper mutter grumble
  chuckle linger loiter dawdle hurry wander stumble shiver dread relish savour ponder muse reckon surmise
`)

export const adjectives = list(`
  new old good small long early late warm quiet whole open plain honest careful cold short busy patient kind spare second
  last same own heavy rough clean broken local slow steady brief simple useful hollow narrow crooked tired grateful shy
  curious stubborn modest generous thrifty absent present sudden gradual thorough clumsy nimble brittle sturdy fragile
  scorched glossy matt speckled mottled pale dusky bright faded mossy damp dusty gritty silky velvety leaden wooden brass
  copper woollen linen borrowed mislaid mended unpaid unasked unsigned handwritten second-hand homely seasonal nightly
  weekly yearly belated punctual hasty unhurried wistful wry earnest solemn jovial brusque courteous tactful forthright
`)

export const adverbs = list(`
  again often never slowly carefully quietly early twice gladly plainly badly rarely openly kindly patiently suddenly
  together upstairs outside nearby afterwards sideways promptly grudgingly cheerfully absently thoroughly faithfully
  reluctantly punctually privately publicly awkwardly tenderly briskly sheepishly
`)

export const firstNames = list(`
  Priya Osric Wanda Noor Luis Dagny Hettie Rolf Tamsin Callum Jonas Agnès Felix Maren Ilse Joaquim Ingrid Desmond Bea Theo
  Yusuf Marit Søren Chloé Anneke Tadeusz Birgit Emeka Lucía Håkon Zofia Idris Petra Nils Aoife Matteo Sanne Grigor Leocadia
  Ottilie Fionn Renée Kwame Jadwiga Björn Solveig Amadou Ludovic Mirela Tobias Amara Ruth Piet Clemency Ambrose Zsuzsa
`)

export const lastNames = list(`
  Venkataraman Dunne Kowalczyk Haddad Arrieta Holm Marsh Aspinall Rook Fairweather Brandt Delorme Strand Oduya Lindqvist
  Teague Marrable Okonjo Vesterby Penrose Ødegaard Castellanos Müller Nakagawa Abara Fitzgibbon Tregenza Šimek Lacroix
  Birdwhistle Achterberg Ní-Bhriain Eklund Pereira Wolstenholme Quayle Dąbrowski Ravnborg Hathersage Ilves Monteiro Skaife
`)

/** With the words above these make further ones ("teashelf", "reglaze", "kilnless"), so that the tail is long. */
export const verbPrefixes = list('re over under out mis fore un be')
export const adjectiveEndings = list('less like bound proof ward some worn lit')
