"""A wording while it is being read: what was understood is crossed out, what is left is seen."""

import re
from dataclasses import dataclass

READ = "·"

# Words that carry no term of their own beside one that was read.
_SILENT = frozenset(
    """в во с со на по и а или к до за не но от о об из ее их при том числе также же
    срок сроки сроком срока период периода периоде год года году годов годы г гг месяц месяца
    месяце квартал квартала календарного календарный текущего очередного каждого каждый числа
    число чем реже позднее позже менее течение протяжении
    предоставлением предоставление представлением представление предоставлять представлять
    направлением направление информации информацию информация отчет отчета отчетов отчеты отчетом
    сведений сведения доклада доклад докладом отчетности материалов итогам результатам
    исполнения исполнение проведения реализации окончания конца начала включительно
    """.split()
)
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass
class Reading:
    """`text` as it stands; `left` the same in small letters, with dots over what was read."""

    text: str
    left: str

    def take(self, start: int, end: int) -> str:
        """The text between the places, which now counts as read."""
        self.left = self.left[:start] + READ * (end - start) + self.left[end:]
        return self.text[start:end]

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place that is not read yet and matches."""
        return pattern.search(self.left)

    def unread(self) -> str:
        """The words nobody understood, as they stand, "" when nothing of weight is left."""
        pieces = (
            self.text[slice(*piece.span())].strip(" ,;.:()-")
            for piece in re.finditer(rf"[^{READ}]+", self.left)
            if any(word not in _SILENT for word in _WORDS.findall(piece[0]))
        )
        return "; ".join(pieces)
