"""Other languages: English is never taken for one, and a question in one becomes English enough to search with."""

import re
from pathlib import Path

import pytest

import bot
from bot.words.language import OTHER, Language, Translation, Translator, load_languages
from index.embedding import packaged_model
from index.spelling import english_words
from knowledge.errors import SettingsError

LANGUAGES = {language.code: language for language in load_languages()}
CODES = "ar bn de es fr hi hi-latn id it ja ko nl pl pt ro ru sv tr uk vi zh"

QUESTIONS = {
    "ar": [
        ("ماذا يجب أن أتعلم أولا؟", "learn first"),
        ("هل أحتاج إلى شهادة جامعية للعمل في الذكاء الاصطناعي؟", "degree work"),
        ("أنا ضعيف في الرياضيات، هل يمكنني تعلم الآلة رغم ذلك؟", "maths machine learning"),
        ("كم يكسب مهندس تعلم الآلة؟", "earn engineer"),
        ("هل سيحل الذكاء الاصطناعي محل المبرمجين؟", "replace programmer"),
    ],
    "bn": [
        ("আমার প্রথমে কী শেখা উচিত?", "learn first"),
        ("এআইতে কাজ করতে কি বিশ্ববিদ্যালয়ের ডিগ্রি লাগবে?", "degree university work"),
        ("আমি গণিতে খারাপ, তবুও কি মেশিন লার্নিং শিখতে পারব?", "maths machine learning"),
        ("মেশিন লার্নিং ইঞ্জিনিয়ারের বেতন কত?", "salary engineer"),
        ("এআই কি প্রোগ্রামারদের জায়গা নেবে?", "replace programmer"),
    ],
    "de": [
        ("Was soll ich zuerst lernen?", "learn first"),
        ("Brauche ich einen Uniabschluss, um in der KI zu arbeiten?", "degree work"),
        ("Ich bin schlecht in Mathe, kann ich trotzdem Machine Learning lernen?", "maths machine learning"),
        ("Wie viel verdient ein Machine-Learning-Ingenieur?", "earn engineer"),
        ("Wird KI Programmierer ersetzen?", "replace programmer"),
    ],
    "es": [
        ("¿Qué debería aprender primero?", "learn first"),
        ("¿Necesito un título universitario para trabajar en IA?", "degree work"),
        ("Soy malo en matemáticas, ¿aún puedo aprender machine learning?", "maths machine learning"),
        ("¿Cuánto gana un ingeniero de machine learning?", "earn engineer"),
        ("¿La IA va a reemplazar a los programadores?", "replace programmer"),
    ],
    "fr": [
        ("Que dois-je apprendre en premier ?", "learn first"),
        ("Faut-il un diplôme universitaire pour travailler dans l'IA ?", "degree university work"),
        (
            "Je suis nul en maths, est-ce que je peux quand même apprendre le machine learning ?",
            "maths machine learning",
        ),
        ("Combien gagne un ingénieur en machine learning ?", "earn engineer"),
        ("Est-ce que l'IA va remplacer les programmeurs ?", "replace programmer"),
    ],
    "hi": [
        ("मुझे सबसे पहले क्या सीखना चाहिए?", "learn first"),
        ("क्या एआई में काम करने के लिए यूनिवर्सिटी डिग्री ज़रूरी है?", "degree university work"),
        ("मैं गणित में कमज़ोर हूँ, क्या मैं फिर भी मशीन लर्निंग सीख सकता हूँ?", "maths machine learning"),
        ("मशीन लर्निंग इंजीनियर कितना कमाता है?", "earn engineer"),
        ("क्या एआई प्रोग्रामर की जगह ले लेगा?", "replace programmer"),
    ],
    "hi-latn": [
        ("mujhe sabse pehle kya seekhna chahiye?", "learn first"),
        ("kya AI mein kaam karne ke liye university degree zaroori hai?", "degree university work"),
        ("main maths mein kamzor hoon, kya main phir bhi machine learning seekh sakta hoon?", "maths machine learning"),
        ("machine learning engineer kitna kamata hai?", "earn engineer"),
        ("kya AI programmers ki jagah le lega?", "replace programmers"),
    ],
    "id": [
        ("Apa yang harus saya pelajari dulu?", "learn first"),
        ("Apakah perlu gelar sarjana untuk bekerja di bidang AI?", "degree work"),
        ("Saya lemah matematika, apakah saya masih bisa belajar machine learning?", "maths machine learning"),
        ("Berapa gaji machine learning engineer?", "salary engineer"),
        ("Apakah AI akan menggantikan programmer?", "replace programmer"),
    ],
    "it": [
        ("Cosa dovrei imparare per primo?", "learn first"),
        ("Serve una laurea per lavorare nell'IA?", "degree work"),
        ("Sono negato in matematica, posso comunque imparare il machine learning?", "maths machine learning"),
        ("Quanto guadagna un ingegnere di machine learning?", "earn engineer"),
        ("L'IA sostituirà i programmatori?", "replace programmer"),
    ],
    "ja": [
        ("最初に何を学ぶべきですか？", "learn first"),
        ("AIの仕事をするには大学の学位が必要ですか？", "degree university"),
        ("数学が苦手ですが、機械学習を学べますか？", "maths machine learning"),
        ("機械学習エンジニアはいくら稼げますか？", "earn engineer"),
        ("AIはプログラマーの仕事を奪いますか？", "replace programmer"),
    ],
    "ko": [
        ("무엇을 먼저 배워야 하나요?", "learn first"),
        ("AI 분야에서 일하려면 대학 학위가 필요한가요?", "degree university work"),
        ("수학을 못하는데 그래도 머신러닝을 배울 수 있나요?", "maths machine learning"),
        ("머신러닝 엔지니어는 얼마나 버나요?", "earn engineer"),
        ("AI가 프로그래머를 대체할까요?", "replace programmer"),
    ],
    "nl": [
        ("Wat moet ik eerst leren?", "learn first"),
        ("Heb ik een universitair diploma nodig om in AI te werken?", "degree work"),
        ("Ik ben slecht in wiskunde, kan ik toch machine learning leren?", "maths machine learning"),
        ("Hoeveel verdient een machine learning engineer?", "earn engineer"),
        ("Gaat AI programmeurs vervangen?", "replace programmer"),
    ],
    "pl": [
        ("Czego powinienem się najpierw nauczyć?", "learn first"),
        ("Czy potrzebuję studiów, żeby pracować w AI?", "degree work"),
        ("Jestem słaby z matematyki, czy mogę mimo to nauczyć się uczenia maszynowego?", "maths machine learning"),
        ("Ile zarabia inżynier uczenia maszynowego?", "earn engineer"),
        ("Czy AI zastąpi programistów?", "replace programmer"),
    ],
    "pt": [
        ("O que devo aprender primeiro?", "learn first"),
        ("Preciso de diploma universitário para trabalhar com IA?", "degree work"),
        ("Sou péssimo em matemática, ainda posso aprender machine learning?", "maths machine learning"),
        ("Quanto ganha um engenheiro de machine learning?", "earn engineer"),
        ("A IA vai substituir os programadores?", "replace programmer"),
    ],
    "ro": [
        ("Ce ar trebui să învăț mai întâi?", "learn first"),
        ("Am nevoie de facultate ca să lucrez în AI?", "degree work"),
        ("Sunt slab la matematică, pot totuși să învăț machine learning?", "maths machine learning"),
        ("Cât câștigă un inginer de machine learning?", "earn engineer"),
        ("Va înlocui AI programatorii?", "replace programmer"),
    ],
    "ru": [
        ("Что мне учить сначала?", "learn first"),
        ("Нужно ли высшее образование, чтобы работать в сфере ИИ?", "degree work"),
        ("У меня плохо с математикой, могу ли я всё равно изучить машинное обучение?", "maths machine learning"),
        ("Сколько зарабатывает инженер машинного обучения?", "earn engineer"),
        ("Заменит ли ИИ программистов?", "replace programmer"),
    ],
    "sv": [
        ("Vad ska jag lära mig först?", "learn first"),
        ("Behöver jag en universitetsexamen för att jobba med AI?", "university work"),
        ("Jag är dålig på matte, kan jag ändå lära mig maskininlärning?", "maths machine learning"),
        ("Hur mycket tjänar en maskininlärningsingenjör?", "earn engineer"),
        ("Kommer AI att ersätta programmerare?", "replace programmer"),
    ],
    "tr": [
        ("Önce ne öğrenmeliyim?", "learn first"),
        ("Yapay zeka alanında çalışmak için üniversite diploması gerekli mi?", "degree university work"),
        ("Matematikte kötüyüm, yine de makine öğrenmesi öğrenebilir miyim?", "maths machine learning"),
        ("Makine öğrenmesi mühendisi ne kadar kazanır?", "earn engineer"),
        ("Yapay zeka programcıların yerini alacak mı?", "replace programmer"),
    ],
    "uk": [
        ("Що мені вчити спочатку?", "learn first"),
        ("Чи потрібна вища освіта, щоб працювати у сфері ШІ?", "degree work"),
        ("У мене погано з математикою, чи можу я все одно вивчити машинне навчання?", "maths machine learning"),
        ("Скільки заробляє інженер машинного навчання?", "earn engineer"),
        ("Чи замінить ШІ програмістів?", "replace programmer"),
    ],
    "vi": [
        ("Tôi nên học gì trước?", "learn first"),
        ("Có cần bằng đại học để làm việc trong lĩnh vực AI không?", "degree work"),
        ("Tôi kém toán, vẫn có thể học machine learning được không?", "maths machine learning"),
        ("Kỹ sư machine learning lương bao nhiêu?", "salary engineer"),
        ("AI có thay thế lập trình viên không?", "replace programmer"),
    ],
    "zh": [
        ("我应该先学什么？", "learn first"),
        ("做人工智能需要大学学历吗？", "intelligence need degree"),
        ("我数学很差，还能学机器学习吗？", "maths machine learning"),
        ("机器学习工程师能赚多少钱？", "earn engineer"),
        ("人工智能会取代程序员吗？", "replace programmer"),
    ],
}
"""Questions of every language, each with words that its English must have."""

ENGLISH = """
cert?
math
math??
TensorFlow
data science
Kubernetes
waht shud i lern frist
Is the Ausbildung worth it?
I am from São Paulo, how do I start?
hi
hello there
thx
ok
yes
no
nah
sure
y
why?
and then?
next
go on
python
PyTorch vs TensorFlow
sql?
ml ops
RAG
LLM
GPT-4
C++
C#
phd?
salary
salary in berlin?
visa?
prompt engineer
bootcamp
coursera
Andrew Ng
fast.ai
Hugging Face
CS50P
AWS MLS-C01
AIF-C01
help
asdf
lol
hmm
??
whats nxt
wat abt maths
how long 2 lern ai
iam 45 is it 2 late
i dont no were 2 start
wich certificat is best
do i ned maths
pyton basics
machin lerning enginer salery
cyber securty
web devlopment
giv me projcts
i alredy no python
r u a bot
can u help me plz
gud morning
u there
im bad at math lol
is ai gonna take r jobs
best curse for ml
diplom needed?
matematics
statistik course
programing languages
universty degree needed
carrer change at 40
My name is José and I live in México
I studied at the École Polytechnique
what does Zeitgeist mean
I got a Diplom in Germany, is it enough?
Is a Fachhochschule degree enough for AI?
I live in Île-de-France, are there remote jobs?
My teacher Señor García says maths is not needed
Does the guide mention Université de Montréal?
résumé tips
naïve bayes
Schrödinger
Poincaré
à la carte learning path
déjà vu, you said that already
c'est la vie, I failed calculus
et al
vice versa
per se
ad hoc
pro bono work
Jupyter Notebook
for i in range(10): print(i)
SELECT * FROM users WHERE id = 1
pip install torch
import numpy as np
def main(): pass
git commit -m "fix"
https://www.coursera.org/learn/machine-learning
me no good at numbers
me want job
no comprendo this roadmap
hola amigo, how do I start with AI?
namaste, which course should I take first?
bonjour! what should I learn first?
what is 机器学习?
how do I say привет in Python
λ calculus
what does π have to do with AI
O(n²) complexity
AI & ML 101
AI/ML
ai ml dl ds
nlp
cv engineer
data analyst
full stack dev
junior dev jobs
Java o Python
Kotlin
Godot
Unity
Solidity
Figma
SOC analyst
QA
DevOps
UX
IT support
Linux
help desk
CCNA
Ruby on Rails
Vue
Nuxt
Django
Rust
Go
Julia
Scala
Haskell
Perl
Lua
Mistral
Gemini
Claude
Llama
Ollama
Bayes
Gauss
Fourier
gradient descent
PCA
SVD
k-means
backprop
overfitting
hyperparameters
eigenvectors
I am Rahul from Mumbai
Nguyen here, what next?
Is Frau Müller right that a PhD is needed?
kaggle competitions
tell me more
the second one
go back
are you sure?
forget me
done
skip
stop
cancel
cool
great
ciao
hi bot
""".strip().split("\n")
"""English messages as learners type them, short, misspelt, with names, foreign words and code."""

SHORT = """
es hola
es ¿y después?
es ¿cuánto dura?
es como empezar en ia
fr bonjour
fr et après ?
fr diplôme ?
fr comment debuter en ia
de guten tag
de gehalt?
de und danach?
de Python lernen
pt olá
pt quanto custa?
pt como comecar em ia
it buongiorno
it quanto dura?
nl en daarna?
nl gratis cursus
pl cześć
pl ile to trwa?
pl jak zaczac z ai
tr merhaba
tr sonra ne?
tr nasil baslarim
ru привет
ru а потом?
ru Как стать программистом?
uk привіт
uk а далі?
uk Як стати програмістом?
hi नमस्ते
hi फिर क्या?
hi-latn aage kya karna hai
bn হ্যালো
bn তারপর?
id lalu apa?
id berapa gajinya?
vi xin chào
vi học phí bao nhiêu?
vi khoa hoc mien phi
ar مرحبا
ar وبعد ذلك؟
zh 你好
zh 要多久
zh 如何成为machine learning engineer？
ja こんにちは
ja 年収は？
ko 안녕하세요
ko 그 다음은?
sv hur lång tid?
sv hur borjar jag med ai
ro bună ziua
ro cât costă?
""".strip().split("\n")
"""Short messages, some without their accents, each after the code of its language."""

DANGER = {
    "ar": """
        لا أريد أن أعيش بعد الآن
        بدي موت خلص
        أنا تعبت من الحياة ومش قادر أكمل
        عايزة اموت
        أفكر كثيرا في الانتحار
        لم أعد أرى سببا للعيش
        سأقتل نفسي الليلة
        الكل رح يكون أحسن بدوني
        صديقي يقول إنه يريد أن يموت، ماذا أفعل؟
        وداعاً إلى الأبد
        والله أريد أن أموت
        تعبت من حياتي وأفكر أنهي حياتي
        لا أجد معنى لحياتي
        صديقتي تفكر في الانتحار
        """,
    "bn": """
        আমি আর বাঁচতে চাই না
        আমার মরে যেতে ইচ্ছা করে
        আমি আত্মহত্যা করতে চাই
        আমার জীবনের কোনো মানে নেই
        বেঁচে থেকে কী লাভ
        আমি মরতে চাই।
        নিজেকে শেষ করে দিতে ইচ্ছে করছে
        আমার বন্ধু বলছে সে মরে যেতে চায়
        আমি না থাকলে সবাই ভালো থাকবে
        আর বাচতে ইচ্ছা করে না
        আমি মরে যেতে চাই এখনই
        আমি আর বেঁচে থাকতে চাই না
        আমার ভাই আত্মহত্যার কথা ভাবছে
        নিজেকে শেষ করে দেব
        """,
    "de": """
        Ich will einfach nicht mehr leben
        ich will nur noch sterben
        Manchmal denke ich daran, mich umzubringen.
        ich bring mich um
        Ich sehe keinen Sinn mehr im Leben
        Ohne mich wären alle besser dran, es wäre gut, wenn ich morgen nicht mehr aufwache
        ICH MÖCHTE STERBEN
        ich moechte nicht mehr leben
        Mein bester Freund sagt, er will sich umbringen. Was mache ich?
        Ich habe gerade alle Tabletten geschluckt
        ich will echt sterben
        ich will so nicht mehr leben
        es hat alles keinen Sinn mehr, ich bringe mich um
        meine Schwester will sich das Leben nehmen
        ich wäre am liebsten tot
        es wäre besser ohne mich
        """,
    "es": """
        ya no quiero vivir
        Quiero morirme
        me kiero morir ya
        He pensado muchas veces en quitarme la vida
        no le encuentro sentido a la vida
        Todos estarían mejor sin mí
        tengo ganas de morir
        ME QUIERO MATAR
        mi amiga dice que quiere suicidarse y no sé qué hacer
        me tomé todas las pastillas que había
        de verdad quiero morirme
        no encuentro sentido a seguir viviendo
        no quiero seguir en este mundo
        mi primo se quiere suicidar
        ya no aguanto, voy a quitarme la vida
        """,
    "fr": """
        je ne veux plus vivre
        J'ai juste envie de mourir
        j'veux mourir
        jveux crever... non sérieux, je veux mourir
        J'ai envie d'en finir
        je pense à me suicider
        ma vie n’a plus de sens
        Tout le monde serait mieux sans moi
        j'ai avalé tous les cachets
        Une amie parle de se suicider, j'ai peur pour elle
        adieu pour toujours
        j'ai envie de mettre fin à mes jours
        la vie ne vaut plus la peine d'être vécue
        je veux me suicider
        j'ai peur que mon ami se suicide
        je voudrais être morte
        """,
    "hi": """
        मैं अब जीना नहीं चाहता
        मुझे मर जाना है, बस
        मैं मरना चाहती हूँ
        ज़िंदगी से थक गया हूँ
        जिंदगी का कोई मतलब नहीं है
        मन करता है कि अपनी जान दे दूँ
        आत्महत्या करने का मन करता है
        मेरे बिना सब खुश रहेंगे
        मेरा दोस्त मरने की बात करता है, डर लगता है
        अलविदा, हमेशा के लिए
        मैं मर जाना चाहता हूँ
        जीने की इच्छा ही नहीं रही
        खुदकुशी के ख्याल आते हैं
        मेरा भाई आत्महत्या करना चाहता है
        """,
    "hi-latn": """
        main ab jeena nahi chahta
        mai marna chahti hu
        zindagi se thak gaya hoon yaar
        mujhe nhi jeena
        Suicide karne ka man karta hai
        jeene ka koi matlab nahi raha
        khud ko khatam kar lunga
        mere bina sab khush rahenge
        mera dost bol raha hai ki wo marna chahta hai
        bas ab mar jana chahta hu
        mujhe mar jana hai
        jeene ki ichha hi nahi rahi
        mera bhai suicide karna chahta hai
        bas marne ka mann hai
        """,
    "id": """
        aku udah gak mau hidup lagi
        Saya ingin mati saja
        pengen bunuh diri rasanya
        aku capek hidup
        Hidupku tidak ada artinya lagi
        kepikiran bunuh diri terus
        mereka akan lebih bahagia tanpa aku
        gue mau mati aja
        temanku bilang dia mau bunuh diri, aku takut
        selamat tinggal untuk selamanya
        saya mau bunuh diri
        aku ga pengen hidup lagi
        hidupku gak ada gunanya
        temanku ngomong pengen mati
        """,
    "it": """
        non voglio più vivere
        Vorrei morire
        a volte penso di farla finita
        voglio ammazzarmi
        La mia vita non ha più senso
        starebbero tutti meglio senza di me
        penso spesso al suicidio e ho voglia di morire
        Mi viene voglia di togliermi la vita
        ho preso tutte le pastiglie
        Il mio amico dice che vuole uccidersi, ho paura per lui
        ho pensato di uccidermi
        non ha più senso vivere
        vorrei farla finita
        ho paura che mia sorella si uccida
        non voglio più esistere
        """,
    "ja": """
        もう死にたい
        しにたい
        生きる意味がわからない
        消えてしまいたい
        もう生きていたくないです
        自殺したいと思っています
        私なんかいないほうがいい、生きるのに疲れた
        このまま目が覚めなければいいのに
        友達が死にたいと言っています。どうすればいいですか
        遺書を書きました
        死にたくてたまらない
        もう生きていく自信がない
        自殺することばかり考える
        妹が自殺したいと言う
        """,
    "ko": """
        죽고 싶어요
        그냥 죽고싶다
        더 이상 살고 싶지 않아요
        살기 싫다 진짜
        자살하고 싶다는 생각이 들어요
        왜 사는지 모르겠어
        내가 없어지면 다들 편해질 거야
        사라지고 싶어요
        친구가 죽고 싶다고 말해요 어떻게 하죠
        살아갈 이유가 없어요
        죽고싶은 생각만 들어요
        살고 싶은 마음이 없어요
        자살하고 싶어
        언니가 자살하려고 해요
        """,
    "nl": """
        Ik wil niet meer leven
        ik wil dood
        Ik wou dat ik dood was.
        ik denk aan zelfmoord
        mijn leven heeft geen zin meer
        Iedereen is beter af zonder mij
        ik wil er een eind aan maken
        ik heb te veel pillen genomen
        ik ga mezelf iets aandoen
        Een vriend van me zegt dat hij zelfmoord wil plegen
        ik wil zelfmoord plegen
        ik heb geen reden meer om te leven
        het heeft geen zin meer om te leven
        mijn broer denkt aan zelfmoord
        ik wil mezelf doden
        """,
    "pl": """
        nie chcę już żyć
        chce umrzec
        Chcę się zabić
        mam myśli samobójcze
        moje życie nie ma sensu
        wszystkim będzie lepiej beze mnie
        nie mam już siły żyć
        Chciałabym zasnąć i się nie obudzić
        Koleżanka mówi, że chce się zabić, boję się, że coś sobie zrobi
        żegnajcie na zawsze
        po prostu chcę umrzeć
        nie widzę sensu dalszego życia
        chcę ze sobą skończyć
        brat mówi, że nie chce żyć
        """,
    "pt": """
        eu não quero mais viver
        quero morrer
        Estou pensando em me matar
        qro morrer logo
        a vida não tem mais sentido
        todo mundo ficaria melhor sem mim
        penso em tirar minha própria vida
        Queria dormir e nunca mais acordar
        minha amiga falou em se matar
        tomei todos os comprimidos da caixa
        já não quero viver
        só penso em morrer
        não vejo mais razão para viver
        vou tirar minha vida hoje
        meu amigo disse que quer morrer
        """,
    "ro": """
        nu mai vreau să trăiesc
        vreau sa mor
        Mă gândesc să mă sinucid
        imi vine sa ma omor
        viața mea nu mai are niciun sens
        Toți ar fi mai bine fără mine
        aș vrea să adorm și să nu mă mai trezesc
        am luat toate pastilele
        Prietena mea spune că vrea să moară
        adio pentru totdeauna
        nu mai vreau să exist
        nu mai găsesc sens în viață
        o să mă sinucid
        fratele meu vrea să se omoare
        """,
    "ru": """
        я больше не хочу жить
        Хочу умереть
        хочется сдохнуть
        думаю покончить с собой
        не вижу смысла жить дальше
        Без меня всем будет лучше
        устала жить
        хочу уснуть и не проснуться
        Подруга пишет, что не хочет жить, мне страшно за неё
        прощайте навсегда
        хочу наконец умереть
        смысла жить больше нет
        сегодня покончу с собой
        сестра говорит, что хочет умереть
        """,
    "sv": """
        jag vill inte leva längre
        jag vill bara do
        Jag vill dö
        har tänkt på att ta livet av mig
        livet känns meningslöst
        alla skulle ha det bättre utan mig
        jag orkar inte leva mer
        Jag har tagit alla mina tabletter
        Min kompis säger att hon vill ta livet av sig
        önskar att jag var död
        jag orkar inte leva
        jag tänker på självmord varje dag
        jag ser ingen mening med att leva
        min syster vill dö
        """,
    "tr": """
        artık yaşamak istemiyorum
        ölmek istiyorum
        olmek istiyom
        Kendimi öldürmek istiyorum
        intihar etmeyi düşünüyorum
        hayatın bir anlamı kalmadı, yaşamaktan yoruldum
        Herkes bensiz daha iyi olur
        keşke ölsem
        arkadaşım intihar etmek istiyor, çok korkuyorum
        bütün hapları içtim
        yaşamak istemiyorum artık
        ölmeyi çok istiyorum
        intihar etmek istiyorum bu gece
        ablam ölmek istediğini söylüyor
        """,
    "uk": """
        я більше не хочу жити
        Хочу померти
        думаю про самогубство
        хочу накласти на себе руки
        не бачу сенсу жити далі
        Без мене всім буде краще
        втомилася жити
        життя не має сенсу
        Подруга каже, що не хоче жити, мені страшно за неї
        прощавайте назавжди
        хочу нарешті померти
        сенсу жити більше немає
        сьогодні покінчу з собою
        сестра каже, що хоче померти
        """,
    "vi": """
        tôi không muốn sống nữa
        Em muốn chết
        toi muon chet
        mình có ý định tự tử
        cuộc sống này không còn ý nghĩa, chán sống lắm rồi
        không còn lý do để sống
        mọi người sẽ tốt hơn nếu không có mình
        Tôi chỉ muốn kết thúc cuộc đời
        bạn thân của em nói muốn tự tử, em sợ lắm
        vĩnh biệt mọi người
        mình muốn tự tử
        tôi chán sống rồi
        không còn muốn sống nữa
        bạn tôi bảo muốn chết
        """,
    "zh": """
        我不想活了
        好想死
        我想自杀
        我不想活了，活着没有意义
        活着好累，真的
        真想离开这个世界
        没有我大家会更好
        我朋友说他想自杀，我该怎么办
        我吃了很多安眠药
        我想去死
        我不想再活下去了
        每天都想自杀
        活着太累了，想死
        我姐姐说她不想活了
        """,
}
"""What people write who may be in danger, or who fear for somebody, plain and veiled."""

HARMLESS = {
    "ar": """
        كدت أموت من الضحك
        سأموت من الملل في هذا العمل
        كيف أقتل عملية عالقة في لينكس؟
        أريد أن أترك عملي
        أنا حزين لأنني رسبت في الامتحان
        لا أريد أن أعيش في القاهرة بعد التخرج
        مشروع لكشف الانتحار في المنشورات
        هذا الموعد النهائي يقتلني
        تعبت من هذه الدورة
        بموت في البرمجة
        أريد العيش في ألمانيا والعمل هناك
        سأموت من التعب
        كيف أنهي العملية؟
        أفكر في ترك الجامعة
        هل ستموت مهنة البرمجة؟
        """,
    "bn": """
        হাসতে হাসতে মরে গেলাম
        এই ডেডলাইন আমাকে মেরে ফেলছে
        একটা আটকে থাকা প্রসেস কীভাবে কিল করব?
        আমি চাকরিটা ছেড়ে দিতে চাই
        পরীক্ষায় ফেল করে মন খারাপ
        এই কোর্সটা শেষ করতে চাই না
        বিরক্তিতে মরে যাচ্ছি
        আত্মহত্যা প্রতিরোধ নিয়ে একটা প্রজেক্ট করা যায়?
        আমার ল্যাপটপ মরে গেছে
        প্রোগ্রামারদের চাকরি কি চিরদিনের জন্য চলে যাবে?
        গরমে মরে যাচ্ছি
        আমি ঢাকায় থাকতে চাই না
        পড়াশোনা ছেড়ে দিতে ইচ্ছা করছে
        """,
    "de": """
        Ich sterbe vor Langeweile in diesem Job
        Ich habe mich totgelacht
        Diese Deadline bringt mich um
        Wie beende ich einen hängenden Prozess?
        Ich will meinen Job kündigen
        Mein Laptop ist gestorben
        Von dem Gehalt kann ich nicht mehr leben
        Ein Projekt zur Suizidprävention, geht das mit NLP?
        Ich bin traurig, weil ich durchgefallen bin
        Ich will das Studium abbrechen
        Ich könnte sterben vor Lachen
        Werden Programmiererjobs für immer verschwinden?
        Ich will nicht sterben, bevor ich Rust kann
        Ich will nicht mehr hier arbeiten
        Ich möchte nicht mehr im Büro sitzen
        Der Server will nicht mehr
        """,
    "es": """
        me muero de risa
        me quiero morir de la risa con este tutorial
        esta entrega me va a matar
        ¿Cómo mato un proceso en Linux?
        quiero dejar mi trabajo
        estoy triste porque suspendí el examen
        no quiero vivir en casa de mis padres
        un proyecto para la prevención del suicidio
        me muero de ganas de aprender Python
        me voy a matar estudiando
        se me murió el portátil
        ¿Los empleos van a desaparecer para siempre?
        no quiero vivir de mis padres
        quiero matar el proceso
        si no existiera Python, ¿qué usarías?
        me muero por trabajar en IA
        quiero vivir de programar
        """,
    "fr": """
        je suis mort de fatigue
        j'étais mort de rire
        Cette échéance me tue
        j'ai cru mourir de rire
        comment tuer un processus sous Linux ?
        je veux quitter mon travail
        J'ai envie d'en finir avec ce cours
        un projet sur la prévention du suicide
        je suis triste d'avoir raté l'examen
        je ne veux plus vivre chez mes parents
        mon ordinateur est mort
        Les emplois vont-ils disparaître pour toujours ?
        je veux tuer le processus
        Je n'ai plus envie de coder
        je veux vivre de mon métier
        j'en ai marre de la vie de bureau
        la fatigue me tue
        """,
    "hi": """
        हँसते हँसते मर गया
        यह डेडलाइन मुझे मार डालेगी
        अटकी हुई प्रोसेस को कैसे मारें?
        मैं नौकरी छोड़ना चाहता हूँ
        परीक्षा में फेल होने से दुखी हूँ
        बोरियत से मर रहा हूँ
        आत्महत्या रोकथाम पर प्रोजेक्ट कैसा रहेगा?
        मेरा लैपटॉप मर गया
        मैं यह कोर्स छोड़ना चाहती हूँ
        नौकरी वाली ज़िंदगी से तंग आ गया हूँ
        मैं आईटी की दुनिया छोड़ना चाहता हूँ
        गर्मी से मर रहा हूँ
        पढ़ाई का मन नहीं करता
        क्या प्रोग्रामिंग की नौकरियाँ ख़त्म हो जाएँगी?
        """,
    "hi-latn": """
        has has ke mar gaya
        ye deadline mujhe maar degi
        linux mein process ko kaise maare?
        main job chhodna chahta hu
        boriyat se mar raha hoon
        exam mein fail ho gaya, dukhi hoon
        suicide prevention par project kaisa rahega?
        mera laptop mar gaya
        office ki zindagi se thak gaya hu
        khud ko market kaise karu
        garmi se mar raha hu
        padhne ka man nahi karta
        main is job ke liye jaan laga dunga
        corporate duniya chhodna chahta hu
        programming jobs khatam ho jayengi kya
        """,
    "id": """
        aku mati kebosanan di kantor
        deadline ini membunuhku
        gimana cara kill proses di Linux?
        aku ingin berhenti kerja
        laptopku mau mati
        sedih karena gagal ujian
        ketawa sampai mau mati
        proyek deteksi bunuh diri dari teks
        aku capek kuliah
        capek hidup di kota besar
        apakah pekerjaan programmer akan hilang selamanya?
        aku mau hidup di luar negeri
        baterai laptop mau mati
        capek belajar
        ingin mematikan proses
        """,
    "it": """
        muoio dal ridere
        mi sono ammazzato di studio
        questa scadenza mi uccide
        come uccido un processo in Linux?
        voglio lasciare il lavoro
        sono triste perché ho fallito l'esame
        sto morendo di noia
        voglio farla finita con questo corso
        un progetto sulla prevenzione del suicidio
        stanco di vivere con i miei
        mi ammazzo di lavoro
        I lavori spariranno per sempre?
        voglio vivere di programmazione
        voglio uccidere il processo
        stanco di vivere in ufficio
        muoio dalla voglia di imparare
        """,
    "ja": """
        笑い死にしそう
        退屈で死にそうです
        この締め切りに殺される
        プロセスをkillする方法は？
        仕事をやめたい
        試験に落ちて悲しい
        パソコンが死んだ
        自殺予防のプロジェクトはできますか
        死ぬほど疲れた
        恥ずかしくて死にたい
        わたしにたいして厳しすぎる
        仕事がなくなるのが怖い
        早く起きなければならない
        SNSから消えたい
        プロセスを殺したい
        勉強がつらい
        """,
    "ko": """
        웃겨 죽겠다
        심심해 죽겠어요
        마감 때문에 죽겠네
        프로세스를 죽이는 방법은?
        회사 그만두고 싶어요
        시험에 떨어져서 슬퍼요
        노트북이 죽었어요
        자살 예방 프로젝트를 하고 싶어요
        배고파 죽겠다
        부모님과 살기 싫어요
        한국에서 살기 싫어서 해외 취업하고 싶어요
        GPU를 왜 사는지 모르겠어요
        맥북을 살 이유가 없나요?
        이 강의 살 가치가 있나요?
        학생을 포기하고 취업할까요
        공부하기 싫어요
        혼자 사는 게 싫어요
        """,
    "nl": """
        ik lach me dood
        ik verveel me dood op mijn werk
        deze deadline wordt mijn dood
        hoe kill ik een proces in Linux?
        ik wil mijn baan opzeggen
        ik ben verdrietig dat ik gezakt ben
        mijn laptop is dood
        een project over zelfmoordpreventie
        Ik ben doodmoe
        ik wil stoppen met de opleiding
        Gaan banen voor altijd verdwijnen?
        ik wil niet meer studeren
        mijn laptop wil niet meer wakker worden
        ik wil een proces doden
        ik ben moe van het leren
        """,
    "pl": """
        umieram ze śmiechu
        umieram z nudów w pracy
        ten termin mnie zabije
        jak zabić proces w Linuksie?
        chcę rzucić pracę
        smutno mi, bo oblałem egzamin
        laptop mi umarł
        projekt o zapobieganiu samobójstwom
        zabije mnie ta sesja
        mam dość życia w korporacji
        jestem śmiertelnie zmęczony
        Czy zawód programisty może zniknąć na zawsze?
        nie chcę już pracować w biurze
        co by było, gdyby mnie nie było na zajęciach
        umieram z głodu
        chcę zabić proces
        """,
    "pt": """
        morri de rir
        vou morrer de tédio nesse emprego
        esse prazo vai me matar
        como mato um processo no Linux?
        quero largar meu emprego
        estou triste porque reprovei
        vou me matar de estudar
        um projeto de prevenção ao suicídio
        meu notebook morreu
        não quero mais viver com meus pais
        Os empregos vão sumir pra sempre?
        quero matar o processo
        não quero viver de bico
        quero desistir da vida acadêmica
        estou morto de cansaço
        """,
    "ro": """
        mor de râs
        mor de plictiseală la serviciu
        termenul ăsta mă omoară
        cum omor un proces în Linux?
        vreau să-mi dau demisia
        sunt trist că am picat examenul
        îmi vine să mor de rușine
        un proiect despre prevenirea sinuciderii
        mi-a murit laptopul
        mă omor cu învățatul
        nu mai vreau să trăiesc cu părinții
        Vor dispărea joburile pentru totdeauna?
        vreau să omor procesul
        ce aș face dacă n-aș mai fi angajat
        nu mai vreau să lucrez aici
        sunt mort de oboseală
        """,
    "ru": """
        умираю со смеху
        умираю от скуки на работе
        этот дедлайн меня убьёт
        как убить процесс в Linux?
        хочу уволиться
        мне грустно, завалил экзамен
        хочется умереть от стыда за этот код
        проект о предотвращении самоубийств
        ноутбук умер
        не хочу жить с родителями
        процесс не умирает после kill
        Могут ли программисты исчезнуть навсегда?
        хочу убить процесс
        не хочу больше работать
        не хочу просыпаться рано
        команда работает лучше без меня
        """,
    "sv": """
        jag dör av skratt
        jag dör av tristess på jobbet
        den här deadlinen tar livet av mig
        hur dödar jag en process i Linux?
        jag vill säga upp mig
        jag är ledsen för att jag kuggade
        min dator dog
        ett projekt om att förebygga självmord
        jag är dödstrött
        Matten kommer att ta livet av mig
        Kommer jobben att försvinna för gott?
        jag vill döda processen
        jag vill inte plugga längre
        teamet funkar bättre utan mig
        jag håller på att dö av hunger
        """,
    "tr": """
        gülmekten öldüm
        sıkıntıdan ölüyorum
        bu teslim tarihi beni öldürecek
        Linux'ta bir işlemi nasıl öldürürüm?
        işi bırakmak istiyorum
        sınavda kaldım, üzgünüm
        bilgisayarım öldü
        intihar önleme üzerine bir proje
        mühendis olmak istiyorum
        İstanbul'da yaşamak istemiyorum
        bu hatayı neden yaşıyorum?
        bir daha bu sorunu yaşamak istemiyorum
        meslekler sonsuza kadar yok olacak mı
        yazılımcı olmak istiyorum
        stres yaşamak istemiyorum
        Ankara'da yaşamak istemiyorum
        """,
    "uk": """
        помираю зі сміху
        помираю від нудьги на роботі
        цей дедлайн мене вб'є
        як убити процес у Linux?
        хочу звільнитися
        мені сумно, бо завалив іспит
        ноутбук помер
        проєкт про запобігання самогубствам
        не хочу жити з батьками
        хочеться вмерти зі сміху
        Чи можуть програмісти зникнути назавжди?
        хочу вбити процес
        не хочу більше працювати
        не хочу прокидатися рано
        """,
    "vi": """
        cười chết mất
        chán chết đi được
        mệt muốn chết
        deadline này giết tôi mất
        làm sao kill một tiến trình trong Linux?
        tôi muốn nghỉ việc
        buồn vì thi trượt
        máy tính chết rồi
        dự án phòng chống tự tử
        tôi muốn từ từ học Python
        toi muon tu tu hoc lap trinh
        không muốn sống với bố mẹ nữa
        nghề này có biến mất mãi mãi không
        em mệt muốn chết
        lương này không sống nổi
        tôi muốn bỏ cuộc sống văn phòng
        chán học lắm rồi
        """,
    "zh": """
        笑死我了
        无聊死了
        这个截止日期要我的命
        怎么杀死一个进程？
        我想辞职
        考试没过，有点难过
        我想死你了
        做一个预防自杀的项目可以吗
        电脑死机了
        累死了
        我想死记硬背公式行吗
        不想存在数据库里
        结束生命周期怎么办
        线程永远不醒怎么办
        我想去死海旅游
        电脑又死机了
        不想上班
        """,
}
"""Exaggeration, technical talk, ordinary sadness, and wishes to leave a job, a course or a town."""


@pytest.fixture(scope="module")
def translator() -> Translator:
    """All languages, with the words of English that search knows."""
    return Translator(LANGUAGES.values(), english_words(packaged_model() / "vocab.txt"))


def test_the_languages_are_there() -> None:
    """Twenty languages, Hindi in two scripts."""
    assert sorted(LANGUAGES) == CODES.split() == sorted(QUESTIONS)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_has_what_it_needs(language: Language) -> None:
    """Its lines are single lines, and its words are enough to tell it and to translate from it."""
    for line in (language.notice, language.lost, language.care):
        assert line == line.strip()
        assert "\n" not in line
    assert len(language.function_words) >= 30
    assert len(language.words) >= 120
    assert len(language.crisis) >= 15


@pytest.mark.parametrize(("code", "question"), [(code, q) for code, pairs in QUESTIONS.items() for q, _ in pairs])
def test_a_question_shows_its_language(translator: Translator, code: str, question: str) -> None:
    """A whole question is enough to be sure, also between neighbours such as Spanish and Portuguese."""
    assert translator.detect(question) is LANGUAGES[code]


@pytest.mark.parametrize("message", SHORT)
def test_a_few_plain_words_are_enough(translator: Translator, message: str) -> None:
    """A greeting or a short follow-up is told where its words belong to one language only."""
    code, text = message.split(" ", 1)
    assert translator.detect(text) is LANGUAGES[code]


@pytest.mark.parametrize("message", ENGLISH)
def test_english_is_not_taken_for_another_language(translator: Translator, message: str) -> None:
    """However short, misspelt or full of names and foreign words it is."""
    assert translator.detect(message) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "?!",
        "🙂🙂🙂",
        "42",
        "١٢٣",
        "\u200b",
        "matematik",
        "µ",
        "λ calculus",
        "why σ(x)?",
        "𝓗𝓮𝓵𝓵𝓸",
        "Ｈｅｌｌｏ",
    ],
)
def test_what_cannot_be_told_is_left_alone(translator: Translator, text: str) -> None:
    """Nothing to go by, a word that several languages have, single letters, and Latin ones drawn fancily."""
    assert translator.detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ελλάδα",
        "יש לי שאלה",
        "สวัสดีครับ",
        "გამარჯობა",
        "یادگیری ماشین چیست",
        "Բարեւ ձեզ, AI?",
        "ಕನ್ನಡ",
        "தமிழ் மொழியில் Python",
    ],
)
def test_a_script_that_no_language_here_has_is_told(translator: Translator, text: str) -> None:
    """So that the bot can say that it reads English; nothing of it is understood."""
    assert translator.detect(text) is OTHER
    assert translator.translate("Ελλάδα ή Κύπρος", OTHER) == Translation("", 0.0)


@pytest.mark.parametrize(
    ("code", "question", "words"), [(code, *pair) for code, pairs in QUESTIONS.items() for pair in pairs]
)
def test_a_question_becomes_english(translator: Translator, code: str, question: str, words: str) -> None:
    """The words that search needs are in it, and most of the question was understood."""
    translation = translator.translate(question, LANGUAGES[code])
    assert set(words.split()) <= set(translation.text.lower().split())
    assert translation.understood >= 0.5
    assert translation.text.isascii()


@pytest.mark.parametrize(
    ("code", "question", "english"),
    [
        ("es", "¿Qué debo aprender primero?", "what should I learn first"),
        ("es", "que debo aprender primero", "what should I learn first"),
        ("es", "¿QUÉ DEBO APRENDER PRIMERO?", "what should I learn first"),
        ("fr", "Combien de temps faut-il pour devenir développeur ?", "how long does it take to become developer"),
        ("tr", "İlk ne öğrenmeliyim", "first what should I learn"),
        ("zh", "应该先学什么", "what to learn first"),
    ],
)
def test_accents_and_capitals_make_no_difference(
    translator: Translator, code: str, question: str, english: str
) -> None:
    """Hasty typing is understood like careful typing."""
    assert translator.translate(question, LANGUAGES[code]).text == english


@pytest.mark.parametrize(
    ("code", "question", "kept"),
    [
        ("de", "Muss ich PyTorch oder TensorFlow lernen?", "PyTorch TensorFlow"),
        ("ru", "нужен ли SQL и Python 3", "SQL Python 3"),
        ("ja", "PythonとSQLは必要ですか", "Python SQL"),
        ("vi", "AI có thay thế lập trình viên không?", "AI"),
        ("it", "serve il master in machine learning?", "machine learning"),
    ],
)
def test_what_stands_in_english_anyway_is_kept(translator: Translator, code: str, question: str, kept: str) -> None:
    """Names, numbers and the English words of the trade count as understood and keep their spelling."""
    translation = translator.translate(question, LANGUAGES[code])
    assert set(kept.split()) <= set(translation.text.split())
    assert translation.understood == 1.0


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("fr", "Comment faire cuire un œuf à la coque ?"),
        ("ru", "Как приготовить борщ?"),
        ("pl", "Jak upiec sernik?"),
        ("id", "Resep nasi goreng apa ya?"),
        ("ar", "ما هي عاصمة فرنسا؟"),
        ("bn", "আজকের আবহাওয়া কেমন?"),
    ],
)
def test_little_understood_is_said_to_be_little(translator: Translator, code: str, question: str) -> None:
    """The words of another subject are left out, and the share tells that they were."""
    translation = translator.translate(question, LANGUAGES[code])
    assert translation.understood < 0.4
    assert translation.text.isascii()


def test_a_message_without_words_translates_to_nothing(translator: Translator) -> None:
    """There is no share of nothing, so it counts as not understood."""
    translation = translator.translate("¿¡…!?", LANGUAGES["es"])
    assert (translation.text, translation.understood) == ("", 0.0)


def test_a_key_with_a_star_stands_for_every_ending() -> None:
    """A phrase comes before a word, and a word as written before a stem."""
    language = Language(
        "xx", "Test", "Test", "n", "l", frozenset({"ba"}), {"kod*": "code", "kodak": "camera", "kod bu": "cipher"}
    )
    translate = Translator([language], ()).translate
    texts = [translate(text, language).text for text in ("koda", "kodak", "kod bu", "ba kod")]
    assert texts == ["code", "camera", "cipher", "code"]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_the_caring_reply_names_help(language: Language) -> None:
    """An emergency number, a place that lists crisis lines, and no more than a few sentences."""
    assert re.search(r"(?<!\d)1\d\d(?!\d)", language.care)
    assert "findahelpline.com" in language.care
    assert len(re.findall(r"[.!?。।](?=\s|$|\w)", language.care.replace("findahelpline.com", ""))) <= 5


@pytest.mark.parametrize(
    ("code", "text"),
    [(code, line.strip()) for code, lines in DANGER.items() for line in lines.split("\n") if line.strip()],
)
def test_danger_is_noticed_in_every_language(translator: Translator, code: str, text: str) -> None:
    """And in the right one, so that the reply is in the language of the message."""
    assert translator.in_danger(text) is LANGUAGES[code]


@pytest.mark.parametrize(
    "text", [line.strip() for lines in HARMLESS.values() for line in lines.split("\n") if line.strip()]
)
def test_what_only_sounds_like_danger_is_left_alone(translator: Translator, text: str) -> None:
    """Nobody is offered a crisis line because a laptop died."""
    assert translator.in_danger(text) is None


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_phrase_of_danger_is_heard(translator: Translator, language: Language) -> None:
    """None is hidden by a harmless one, and hardly any belongs to another language too."""
    heard = [translator.in_danger(phrase.replace(" * ", " ").replace("*", "")) for phrase in language.crisis]
    assert None not in heard
    assert heard.count(language) >= 0.9 * len(heard)


def test_questions_and_english_are_no_danger(translator: Translator) -> None:
    """Whatever the examples hold, but for those of a crisis, which English has rules of its own for."""
    messages = [*ENGLISH, *(message.split(" ", 1)[1] for message in SHORT)]
    messages += [question for pairs in QUESTIONS.values() for question, _ in pairs]
    files = [file for file in (Path(bot.__file__).parent / "examples").glob("*.txt") if file.name != "crisis.txt"]
    lines = [line for file in sorted(files) for line in file.read_text(encoding="utf-8").split("\n")]
    messages += [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(messages) > 500
    assert [message for message in messages if translator.in_danger(message)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("QUIERO   MORIR!!!", "es"),
        ("quiero morirrrrr", "es"),
        ("Je n’ai plus envie de vivre…", "fr"),
        ("Python is hard. Ich will nicht mehr leben.", "de"),
        ("ＡＩ 我 不 想 活 了", "zh"),
        ("죽 고 싶 다", "ko"),
        ("انا اريــد ان امــوت", "ar"),
        ("मै मरना चाहता हु", "hi"),
        ("kill the process, quiero decir", None),
        ("quiero morir de risa", None),
        ("quiero morir de risa, no: quiero morirme", "es"),
        ("", None),
    ],
)
def test_danger_is_noticed_however_it_is_typed(translator: Translator, text: str, code: str | None) -> None:
    """Capitals, drawn-out letters, other apostrophes and spaces make no difference, nor does English around it."""
    found = translator.in_danger(text)
    assert (found and found.code) == code


def test_a_phrase_goes_by_whole_words_unless_it_says_otherwise() -> None:
    """`*` ends a word in any way and alone leaves room for a word; a harmless phrase counts where it goes beyond."""
    crisis = ("go away", "end* it", "lost * hope", "go away from here")
    language = Language(
        "xx", "Test", "Test", "n", "l", frozenset(), {}, crisis=crisis, harmless=("away from", "never end it")
    )
    in_danger = Translator([language], ()).in_danger
    heard = ["I go away", "ending it", "lost hope", "lost all hope", "go away from here", "never end it, end it"]
    assert all(in_danger(text) for text in heard)
    left = ["ergo away", "go awayy now", "bend it", "lost all my hope", "go away from Rome", "I never end it"]
    assert not any(in_danger(text) for text in left)


GOOD = """
name = "Test"
own_name = "test"
notice = "n"
lost = "l"
care = "c"
thanks = "t"
farewell = "f"
speaks = "s"
called = ["ca"]
asks_for = ["as"]
crisis = ["ba bi*"]
function_words = ["ba"]
[words]
bi = "be"
"""


def test_a_file_is_a_language(tmp_path: Path) -> None:
    """Its name without the ending is the code; other files in the folder are left alone."""
    (tmp_path / "xx.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a language", encoding="utf-8")
    (language,) = load_languages(tmp_path)
    assert (language.code, language.words, language.spaces) == ("xx", {"bi": "be"}, True)
    assert (language.care, language.crisis, language.harmless) == ("c", ("ba bi*",), ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Test"', "name = ", "xx.toml cannot be read as TOML"),
        ('lost = "l"', "", "xx.toml: lost: "),
        ('lost = "l"', 'lost = " "', "xx.toml: lost: "),
        ('notice = "n"', "notice = 1", "xx.toml: notice: "),
        ('["ba"]', '"ba"', "xx.toml: function_words: "),
        ('["ba"]', "[1]", "xx.toml: function_words: "),
        ('bi = "be"', "bi = 1", "xx.toml: words: "),
        ('bi = "be"', '"a* b" = "be"', "xx.toml: words: 'a\\* b': "),
        ('bi = "be"', '" " = "be"', "xx.toml: words: ' ': "),
        ("[words]", 'spaces = "no"\n[words]', "xx.toml: spaces: "),
        ("[words]", 'letters = "z-a"\n[words]', "xx.toml: letters: "),
        ('care = "c"', "", "xx.toml: care: "),
        ('speaks = "s"', "", "xx.toml: speaks: "),
        ('called = ["ca"]', "called = []", "xx.toml: called: "),
        ('crisis = ["ba bi*"]', "", "xx.toml: crisis: "),
        ('["ba bi*"]', "[]", "xx.toml: crisis: "),
        ('["ba bi*"]', '"ba"', "xx.toml: crisis: "),
        ('["ba bi*"]', '["b*a"]', r"xx.toml: crisis: 'b\*a': "),
        ('["ba bi*"]', '["* ba"]', r"xx.toml: crisis: '\* ba': "),
        ('["ba bi*"]', '["b*"]', r"xx.toml: crisis: 'b\*': "),
        ('["ba bi*"]', '["ba ?"]', r"xx.toml: crisis: 'ba \?': "),
        ('["ba bi*"]', '[""]', "xx.toml: crisis: '': "),
        ('["ba bi*"]', '["ba bi*"]\nspaces = false', r"xx.toml: crisis: 'ba bi\*': "),
        ("[words]", "harmless = [1]\n[words]", "xx.toml: harmless: "),
        ("[words]", 'harmless = ["*"]\n[words]', r"xx.toml: harmless: '\*': "),
        ("[words]", "colour = 1\n[words]", "xx.toml: colour: "),
    ],
)
def test_a_broken_file_is_told_in_one_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The error names the file and the key."""
    (tmp_path / "xx.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError, match=said) as raised:
        load_languages(tmp_path)
    assert "\n" not in str(raised.value).removesuffix("\n")
