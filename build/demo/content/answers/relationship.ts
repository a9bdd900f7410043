import type { DemoAnswer } from '../../content-types.ts';
import { answersTo, said, twice } from './say.ts';

const reasons = answersTo({ study: 'present', question: 'q-reason' }, [
  // November 2025
  twice('margaret-lea', '2025-11-05', [null, null, null, 9], "[[loyal|Seventeen years]] and I have never had cause to look elsewhere. When the [[outage|big storm took the line]] they rang ME."),
  said('rhys-pike', '2025-11-05', [null, null, null, 2], "[[leaving|moving in jan, not taking you with me]]"),
  twice('hugo-salt', '2025-11-06', [null, null, null, 7], "[[speed-fast|Line itself is superb.]] Everything you have to do [[b:people|through a human being]] takes three goes. I'd be a ten if I never had to talk to you, [[cross|which is an odd thing to say about a service]]."),
  said('bernard-sty', '2025-11-06', [null, null, null, 8], "[[local|They are from here.]] That is enough for me."),
  twice('ibrahim-cedar', '2025-11-07', [null, null, null, 6], "[[price-high|Price goes up each spring]] with a letter that begins \"Good news\". [[trust-lost|It is never good news.]]"),
  said('iris-common', '2025-11-07', [null, null, null, 10], "I see my granddaughter every Sunday on the screen. [[life-family|What is that worth?]]"),
  twice('laure-cliff', '2025-11-08', [null, null, null, 8], "Le débit est [[speed-fast|excellent]], le service client [[agent-kind|sympathique]], mais les [[bill-unclear|factures sont illisibles]].", 'fr'),
  said('felix-stone', '2025-11-09', [null, null, null, 5], "its internet. it internets"),
  twice('trevor-banks', '2025-11-09', [null, null, null, 7], "[[compare-past|The shop used to be open Saturdays.]] [[b:local|Still, there is a shop.]]"),
  said('sian-ledge', '2025-11-10', [null, null, null, 8], "[[outage|Two short drops in a year.]] [[trust-won|Reliable]], which is all I ask as a translator."),
  twice('tom-barley', '2025-11-10', [null, null, null, 6], "Fine when it's fine. When the [[outage|line went in March]] it was [[bounced|four people and a week]]. My wife says I'm over it. [[b:resigned|I'm not over it.]]"),
  said('vera-inlet', '2025-11-11', [null, null, null, 9], "[[speed-fast|900 means 900.]] [[recommends|I've sent four colleagues your way]], where's my cake"),
  twice('elise-spring', '2025-11-11', [null, null, null, 7], "Correct, [[price-fair|pas trop cher]]. Je ne pense pas à vous, [[b:trust-won|c'est un compliment]].", 'fr'),
  said('julia-knoll', '2025-11-12', [null, null, null, 3], "[[window-missed|Second appointment, nobody again]]. I [[life-work|lost a recording day]] and was offered [[credit|£8]]."),
  twice('kenneth-wharf', '2025-11-12', [null, null, null, 8], "Steady as she goes. [[price-high|A touch dear]] against [[compare-rival|what my nephew pays in town]] but the [[local|voice on the phone understands me]]."),
  said('nina-rush', '2025-11-13', [null, null, null, 4], "Kids' rooms [[wifi-reach|have no signal]], told three times, [[agent-script|told to restart it three times]]"),
  twice('mikael-frost', '2025-11-14', [null, null, null, 8], "[[eng-skill|Best field engineers I've met in three countries.]] [[b:window-long|Worst appointment system in three countries.]]"),
  said('marek-vole', '2025-11-14', [null, null, null, 7], "[[price-fair|Dobra cena]], działa.", 'pl'),
  twice('alison-heath', '2025-11-15', [null, null, null, 8], "[[loyal|Eleven years.]] Two houses, three children, one [[agent-kind|very patient woman called Moira]]. Give Moira a rise."),
  said('paula-reef', '2025-11-17', [null, null, null, 6], "no opinion really, [[price-fair|cheap enough]]"),
  twice('roy-tanner', '2025-11-17', [null, null, null, 5], "Thirteen years and [[price-high|new customers pay less than me]]. [[anger|I trained you people up!]] Only joking. [[b:leaving|Half joking.]]"),
  said('gordon-mill', '2025-11-18', [null, null, null, 8], "[[trust-won|Does what it says.]]"),
  // May 2026
  twice('margaret-lea', '2026-05-05', [null, null, null, 8], "One down from last time because of [[price-high|the letter]]. You know the one. [[loyal|I'm still here, though]], and I expect I'll be here when you're gone."),
  said('hugo-salt', '2026-05-05', [null, null, null, 7], "Same as before, [[speed-fast|great pipe]], [[cross|odd company]]."),
  twice('ibrahim-cedar', '2026-05-06', [null, null, null, 5], "الإنترنت [[speed-fast|سريع]] لكن [[price-high|السعر يرتفع كل سنة]]. [[b:leaving|أفكر في التغيير]].", 'ar'),
  said('felix-stone', '2026-05-07', [null, null, null, 6], "went up one cos the [[easy|app is decent now]]"),
  twice('laure-cliff', '2026-05-07', [null, null, null, 6], "I rang with a [[jargon|\"dégroupage\" question]], that is my French word, and the girl [[agent-kind|laughed with me, not at me]]. But [[b:bounced|nobody knew the answer]] and I'm still waiting."),
  said('bernard-sty', '2026-05-08', [null, null, null, 8], "[[loyal|No change. Why would there be?]]"),
  twice('tom-barley', '2026-05-08', [null, null, null, 7], "OK I'm over March. [[no-update|Would still like to know what it was.]]"),
  said('alison-heath', '2026-05-09', [null, null, null, 7], "Works, and [[price-fair|the family deal is fair]]."),
  twice('sian-ledge', '2026-05-10', [null, null, null, 9], "[[trust-won|I forget you exist for months]], then my neighbour complains about hers and [[recommends|I say Fernlea]]. So, nine. [[compare-rival|Nobody else here does better]]."),
  said('iris-common', '2026-05-11', [null, null, null, 10], "Still every Sunday. She has [[life-family|a tooth now]]."),
  twice('vera-inlet', '2026-05-11', [null, null, null, 8], "[[outage|Eleven minutes down in a livestream.]] You were [[clear|honest about why]], I'll give you that. [[a:trust-won|Honesty is rarer than uptime.]]"),
  said('nina-rush', '2026-05-12', [null, null, null, 2], "[[leaving|Contract ends in June. Counting.]]"),
  twice('trevor-banks', '2026-05-12', [null, null, null, 6], "Rang about the shop hours, was told [[told-wrong|there is no shop]]. [[b:local|I can see it from my window.]]"),
  said('pete-larch', '2026-05-13', [null, null, null, 8], "No bother. [[price-fair|Fair price.]]"),
  twice('elise-spring', '2026-05-13', [null, null, null, 7], "[[worry|We may have to move]] in autumn and I've [[recommends|heard the stories from two friends]] about moving with you. [[expect|I'm already dreading it]], and you haven't done anything yet."),
  said('craig-burn', '2026-05-14', [null, null, null, 6], "[[compare-past|Not what it was]], not the worst."),
  twice('arjun-hawk', '2026-05-14', [null, null, null, 7], "[[speed-fast|Fast af.]] [[window-long|Engineer thing next week, all day slot]], ask me again after 😬"),
  said('sheila-downs', '2026-05-15', [null, null, null, 9], "[[loyal|Habit]], and [[agent-kind|pleasant people]]."),
  twice('julia-knoll', '2026-05-16', [null, null, null, 1], "[[leaving|I've gone.]] You are surveying an ex-customer. [[b:agent-script|Your record-keeping is consistent, at least.]]"),
  said('samir-vale', '2026-05-17', [null, null, null, 8], "[[trust-won|Solid]] since the cabinet was replaced."),
  twice('jean-thistle', '2026-05-18', [null, null, null, 8], "I would say nine for the people and five for the paper. [[people|The people are good to me.]] [[bill|The paper frightens me.]]"),
  // November 2026
  twice('margaret-lea', '2026-11-04', [null, null, null, 8], "The same. [[a:loyal|It is like asking if I'd recommend my own kitchen.]]"),
  said('hugo-salt', '2026-11-04', [null, null, null, 8], "[[reminder|You've learnt to text.]] Up one."),
  twice('laure-cliff', '2026-11-05', [null, null, null, 7], "J'ai [[recommends|recommandé à ma voisine]] en lui disant : [[b:window|prends un jour de congé]].", 'fr'),
  said('felix-stone', '2026-11-05', [null, null, null, 6], "still internets"),
  twice('elise-spring', '2026-11-06', [null, null, null, 5], "So we moved. The engineer was [[delight|everything people said]]. The bill was [[bill-double|everything people said]] too. [[b:resigned|Both stories are true, that's what's strange.]]"),
  said('ibrahim-cedar', '2026-11-06', [null, null, null, 6], "Stayed in the end, [[price-fair|they matched the offer]] when I rang to go. [[trust-lost|Why only then?]]"),
  twice('tom-barley', '2026-11-07', [null, null, null, 8], "[[outage|No drops since spring]]. [[trust-won|Quietly impressed.]] My wife says told you so, I'm not sure about what."),
  said('bernard-sty', '2026-11-07', [null, null, null, 7], "[[price-high|Dearer.]] [[local|Still ours.]]"),
  twice('sian-ledge', '2026-11-08', [null, null, null, 9], "As before. [[b:trust-won|A nine from a translator is a ten; we always leave room for revision.]]"),
  said('iris-common', '2026-11-08', [null, null, null, 9], "[[outage|It stopped one Sunday]] and I missed her. It was mended by tea time, [[agent-kind|the man was sorry]]."),
  twice('vera-inlet', '2026-11-09', [null, null, null, 9], "[[recommends|Sent a fifth colleague.]] She's moving house, so [[worry|I did warn her]]."),
  said('dora-flint', '2026-11-09', [null, null, null, 7], "[[easy|App's good]], phone's slow"),
  twice('trevor-banks', '2026-11-10', [null, null, null, 8], "[[local|Shop is open Saturdays again.]] I take full credit. [[delight|The girl there gave me a biscuit.]]"),
  said('gordon-mill', '2026-11-10', [null, null, null, 8], "No complaints, [[price-fair|fair]]."),
  twice('rhys-pike', '2026-11-11', [null, null, null, 3], "moved out, [[leaving|went with whoever was already in the flat]]. you wanted [[window-long|a day off work]], they wanted a postcode. [[b:easy|no hate]]"),
  said('wei-sparrow', '2026-11-11', [null, null, null, 7], "[[speed-fast|网速很好]],搬家的时候[[bill|账单出了问题]]。", 'zh'),
  twice('kiran-peak', '2026-11-12', [null, null, null, 9], "Because of [[agent-solved|one phone call in September]]. That's really it. [[recommends|I've told the story about six times]], it's not even a good story."),
  said('noor-lark', '2026-11-12', [null, null, null, 8], "Hard start. Now my house is warm and [[life-family|my mother sees me every day]]. Thank you."),
  twice('gareth-holt', '2026-11-13', [null, null, null, 5], "[[loyal|Nine years]] says stay, [[bill-double|two bills]] says go. [[b:bond|Ask me at renewal.]]"),
  said('paula-reef', '2026-11-13', [null, null, null, 5], "that [[fee|router letter]] annoyed me more than it should"),
  twice('chen-willow', '2026-11-14', [null, null, null, 4], "Never bought from you. You [[trust-lost|have my number from somewhere]] and keep asking how you are doing. [[b:anger|I don't know, how are you doing?]]"),
  said('zoe-plum', '2026-11-15', [null, null, null, 3], "Still [[told-wrong|\"coming soon\"]]."),
  twice('bea-marsh', '2026-11-16', [null, null, null, 3], "I'm [[leaving|out in February when the term ends]]. Your engineer was [[eng-skill|great]], [[b:recommends|I'd recommend HIM]]. Does he do electrics?"),
  said('ursula-linden', '2026-11-17', [null, null, null, 9], "[[trust-won|Zuverlässig]], freundlich, in meiner Nähe. [[local|Was will man mehr.]]", 'de'),
  twice('priya-oak', '2026-11-18', [null, null, null, 8], "Rocky wait, brilliant man, [[speed-fast|fast line]], [[on-hold|slow phone]]. [[b:compare-rival|Averages out above what my sister has.]]"),
]);

const shopMoments = answersTo({ study: 'present', question: 'q-moment', touchpoint: 'shop-visit' }, [
  said('trevor-banks', '2026-11-10', [3, 4, 3], "Went in about [[kit|a longer cable]], she [[agent-kind|found one in a drawer]], no charge."),
  twice('bernard-sty', '2025-11-06', [4, 3, 3], "It was [[on-hold|busy]]. I waited my turn. [[local|Saw half the village.]]"),
]);

const supportMoments = answersTo({ study: 'present', question: 'q-moment', touchpoint: 'support-line' }, [
  twice('tom-barley', '2025-11-10', [4, 1, 5], "Four calls, [[bounced|four names]], one of them twice but [[again|he didn't remember me]] and, fair enough, why would he."),
  said('laure-cliff', '2026-05-07', [3, 3, 3], "[[agent-kind|Sympa]], sans réponse.", 'fr'),
  twice('iris-common', '2026-11-08', [3, 5, 4], "The man was sorry and [[agent-solved|he mended it from where he sat]]. [[b:delight|How do they do that?]]"),
  said('alison-heath', '2025-11-15', [4, 4, 4], "Moira. [[agent-kind|Moira is the company]] as far as I'm concerned."),
]);

const engineerMoments = answersTo({ study: 'present', question: 'q-moment', touchpoint: 'engineer-day' }, [
  twice('elise-spring', '2026-11-06', [4, 5, 5], "He [[eng-extra|stayed for the second socket]] though [[window|his day was already late]], and [[eng-explain|explained in slow English and quick hands]]."),
  said('mikael-frost', '2025-11-14', [4, 5, 4], "[[eng-skill|Fusion splice in the rain]], singing."),
  twice('trevor-banks', '2026-05-12', [3, 4, 4], "Replaced the old copper. [[eng-tidy|Left the hall cleaner than he found it.]] [[a:life-family|My wife noticed. She noticed about me, too.]]"),
]);

const diary = answersTo({ study: 'potential', question: 'q-diary' }, [
  said('amber-finch', '2026-09-02', [null, null], "First day here. Sat on the stairs because [[wifi-reach|that's where the neighbour's open Wi-Fi reaches]]. Sent one email. [[feel|Felt like a thief.]]"),
  twice('amber-finch', '2026-09-03', [null, null], "Second day. [[delay-line|Still nothing.]] Phone data gone by lunch, bought 5 GB for £12. [[b:price-high|That's half a month of broadband]] to look at one map."),
  said('priya-oak', '2026-09-04', [null, null], "Kids asked if [[life-family|the telly is broken in the new house]]. I said it's resting."),
  twice('priya-oak', '2026-09-06', [null, null], "Made a list of everybody I had to [[life-move|tell the new address: 23]]. [[cross|Not one of them tells another.]]"),
  said('greta-holm', '2026-09-09', [null, null], "Vier Termine im [[life-work|Auto vor der Bäckerei]] gemacht. Die haben gutes WLAN und [[relief|guten Kuchen]].", 'de'),
  twice('marek-vole', '2026-09-17', [null, null], "[[life-family|Współlokator]] powiedział hasło przez drzwi. [[b:wifi-connect|Cały dom na jednym telefonie]], pięć osób.", 'pl'),
  said('edith-rowan', '2026-09-15', [null, null], "The pendant light was red till three. [[worry|I stayed in my chair.]] Then it went green."),
  twice('hugo-salt', '2026-09-22', [null, null], "I'd have paid thirty quid, no, fifty, for [[relief|a box that just works from the first evening]]. [[life-work|One lost day is three hundred.]]"),
  said('ruth-meadow', '2026-09-29', [null, null], "Bought [[compare-rival|a dongle from a rival]]. It is in the drawer now, [[price-high|£40]], next to the other dongle from the last move."),
  twice('leila-moss', '2026-10-06', [null, null], "Corner-shop Yusuf let me [[life-family|use his Wi-Fi for the council form]]. He said everybody new does. [[b:expect|He has a sign with the password behind the till.]]"),
  said('simon-weir', '2026-10-06', [null, null], "Nobody tells you [[in-the-dark|which day to cancel the old one]]. We left it running to be safe. [[bill-double|Safe cost £29.]]"),
]);

export const relationshipAnswers: readonly DemoAnswer[] = [
  ...reasons,
  ...shopMoments,
  ...supportMoments,
  ...engineerMoments,
  ...diary,
];
