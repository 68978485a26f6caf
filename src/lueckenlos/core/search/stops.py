# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Words that carry no wish: articles, pronouns, prepositions, question words, the verbs of every sentence, fillers.

Written as they are typed, accents of no umlaut left out.
"""

_GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes andern andre andren auch
auf aufm aufs aus beim bei bevor bis bisschen bissl bloss da dabei dadurch dafür dagegen daher dahin damit danach
daneben dann daran darauf daraus darf darfst darin darum darüber darunter das dass dasselbe dauernd davon davor dazu
dein deine deinem deinen deiner dem den denen denn der deren derselbe des deshalb desto deswegen dich die dies diese
dieselbe diesem diesen dieser dieses dir doch dort drauf drin drüber du durch dürfen ebenso echt egal eh eher ehrlich
eigentlich ein eine einem einen einer eines einfach einige einigen einmal em en er erst es etwa etwas euch euer eure
eurem euren eurer fast finde finden findet for frag frage fragen für fürn fürs gab gabs gar ganz geb geben gebt gegen
geh gehe gehen geht gehts genau genug gerade gern gerne gesucht gewesen gib gibt gibts ging glaub glaube grad hab habe
haben habt haet halt halte hallo hat hatte hatten hast hätt hätte hätten her hier hin hinter hoffe ich ihm ihn ihnen
ihr ihre ihrem ihren ihrer im immer in indem inn inne innem ins irgend irgendein irgendeine irgendwas irgendwer
irgendwie irgendwo ist ja jede jedem jeden jeder jedes jemand jemanden jemandem jetzt kann kannst kein keine keinem
keinen keiner kenn kenne kennt kennen komm komme kommen kommt kriegen krieg kriege kriegt könn könnte könnten können
könnt lass lassen lässt lieber los mach mache machen machs macht mag mal man manche manchmal mehr mein meine meinem
meinen meiner meines meist mich mir mit möcht möchte möchten mögen mögliche möglich muss müssen müsste na nach nachdem
ne neben nee nehmen nein nem nen ner nicht nichts nie niemand niemandem nimmt nix noch nu nun nur ob oben oder oft
ohne ok okay per plötzlich rauf raus rein richtig runter sag sage sagen sagt sagte schon sehe sehen sehr sei seid sein
seine seinem seinen seiner seit seitdem selber selbst sich sie sieht sind so sobald sogar solche soll solln sollen
sollte sollten sondern sonst soviel sowas sowie statt ständig such suche suchen tu tue tun tut trotzdem über überhaupt
übers um ums und uns unser unsere unserem unseren unserer unter viel viele vielen vielleicht völlig vom von vor vorm
wann war waren warn wars warum was weg wegen weil weiter weitere weiteren weiterer weiss weisst welche welchem welchen
welcher welches wem wen wenigstens wenn wer werd werde werden wess wessen wie wieder wieso wieviel will willst wir
wird wirklich wo wobei wodurch wofür woher wohin womit woran worauf woraus worin worum worüber wovon wozu wurd wurde
wurden würde würden wär wäre wären während zeigen ziemlich zu zum zur zwar bekomm bekomme bekommen bekommt brauch
brauche brauchen braucht bitte danke darfs dat datt dit ham hamwa ick isch isses net nich ned nit obs wat watt wos
biste haste kannste musste willste bin bist dermassen gut gute guten besser dauert dauern gemacht gekriegt bekam
heisst hilft lang lange länger morgen heute gestern täglich jeweils mitten leute leuten leider lieb liebe dinge ding
sache sachen zwecks bzw usw gell wohl denke denken dachte bräuchte angebot angebote
"""
_ENGLISH = """
a about after again all also am an and any anybody anyone anything are around as at away be because been before being
bit but by can cannot cant could did do does doesnt doing done dont down each else even ever every everyone find for
from get gets getting give go goes going gone good got had has hasnt have havent having he help her here him his hi
hello how i id if ill im in into is isnt it its ive just keep keeps know let lets like long looking lot made make
makes making many may maybe me might more most much must my myself near nearby need needed needs no not nothing now of
off on one only or other our out over own please put really say she should so some somebody someone something still
such take tell than that thats the their them then there these they thing things this those through to too try trying
under until up us use very want wants was wasnt way we well were weve what whats when where which while who whom why
will with without wont would yes yet you your
"""
_TURKISH = """
acaba ait ama ancak artık arıyorum arıyoruz aslında az bana bazı belki ben bende beni benim bile bir biraz biri biz
bize bizi bizim bu buna bunu burada böyle cok çok çünkü da daha de değil diye en etmek fakat gerek gerekiyor gibi
hangi hakkında hem hep hepsi her hiç için icin ile ise istiyorum istiyoruz içinde kadar kim kime ki lazım mi mu mü mı
misin nasıl nasil ne neden nerede nereden nereye niye o olan olarak oldu olmak olur on ona onlar onu onun orada oysa
öyle pek rağmen sadece sanki sen siz size sizin sonra su şey şu tüm var ve veya ya yakın yakında yani yapmak yardım
yardımcı yok yoksa zaten ihtiyacım ihtiyacımız lütfen bulabilirim alabilirim yapabilirim oluyor
"""
_ARABIC = """
في من على عن الى إلى مع هل اين أين كيف هذا هذه ذلك تلك ما ماذا متى لماذا انا أنا نحن هو هي هم انت أنت الذي التي كان
كانت يكون تكون ليس لا لم لن قد كل بعض أي اي او أو ثم لكن ان أن إن لي لنا له لها عند عندي عندنا لدي لدينا اريد أريد
نريد احتاج أحتاج واحتاج وأحتاج نحتاج ابحث أبحث نبحث يمكن يمكنني ممكن اجد أجد بعد قبل حول بين غير جدا هنا هناك يوجد
توجد مساعدة المساعدة
"""
_CYRILLIC = """
і й та в у на для з із зі до де як що це цей ця ці той те ті мені мене моя мій моє мої є бути був була було не ні або
чи але бо коли куди звідки хто чому який яка яке які від по при про над під за ми ви він вона воно вони нам нас вас
вам його її їх наш наша наше наші свій своя дуже ще вже тут там треба потрібно потрібна потрібен потрібні хочу хочемо
шукаю шукаємо можна можу можемо допомога допоможіть допомоги знайти отримати и во с со к о об от из под без через
после перед как что это этот эта эти тот то мне меня мой моё мое мои есть быть был была было ни или но если когда куда
откуда кто почему какой какая какое какие где мы вы он она оно они его ее её их наши свой очень еще ещё уже надо нужно
нужна нужен нужны хотим ищу ищем можно могу можем помощь помогите помощи найти получить а да ли бы же
"""
_POLISH = """
a aby albo ale ani bardzo bez bo by byc był była było być chce chcę co coś czy dla dlaczego do gdy gdzie go i ich ile
im ja jak jaka jaki jakie je jego jej jest jestem jeszcze już każdy kiedy kto która które który lub ma mam mamy mi
mnie mogę może moge moja moje moj mój my na nad nam nas nasz nasza nasze nie nic o od on ona one oni oraz po pod pomoc
pomocy potrzebuje potrzebuję przed przez przy są sie się szukam szukamy ta tak tam te tego tej ten to tu tylko u w we
więc wy z za zbyt znaleźć że żeby
"""
STOP = {"de": _GERMAN, "en": _ENGLISH, "tr": _TURKISH, "ar": _ARABIC, "uk": _CYRILLIC, "ru": _CYRILLIC, "pl": _POLISH}

EMPHASIS = """
noch so sehr gar ganz schon mal doch halt eben einfach immer wieder echt total wirklich mehr überhaupt jetzt nur dauernd
very really just still yet always too totally
çok hala artık daha
جدا
дуже ще вже очень еще ещё уже
bardzo jeszcze już
"""
"""Left out of phrases: "spricht noch nicht" is "spricht nicht"."""
