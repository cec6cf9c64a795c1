from tahkik.api import Corpus as Corpus
from tahkik.api import check as check
from tahkik.api import compare as compare
from tahkik.api import find_citations as find_citations
from tahkik.api import find_dates as find_dates
from tahkik.api import find_modality as find_modality
from tahkik.api import learn_glossary as learn_glossary
from tahkik.api import read as read
from tahkik.api import write_html as write_html
from tahkik.errors import TahkikError as TahkikError
from tahkik.languages.glossary import Glossary as Glossary
from tahkik.model import CheckResult as CheckResult
from tahkik.model import DateMention as DateMention
from tahkik.model import Document as Document
from tahkik.model import Finding as Finding
from tahkik.model import Modality as Modality
from tahkik.model import Relation as Relation
from tahkik.report import write_json as write_json
from tahkik.report.glossaries import write_glossary as write_glossary

__version__: str
__all__: list[str]
