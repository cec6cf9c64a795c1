"""ZIP archives that are documents (DOCX, EPUB), read within bounds: what a bomb would unpack is never unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cached_property

from tahkik.errors import Damaged, Encrypted, LimitError

#: Bytes that the parts of one document may have together, unpacked. A book of 1,000 pages has some 5 MB of text.
UNPACKED = 100_000_000
#: Unpacked bytes for each packed one, in parts of more than `SMALL` bytes. Text packs 4 to 12 times, tables up to 60;
#: the worst a ZIP archive can do is 1,030.
RATIO = 200
SMALL = 1_000_000
#: Files in one archive; books with a picture a page have some 2,000.
MEMBERS = 20_000

ZIP = b"PK\x03\x04"
_CORRUPT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, OverflowError)


class Archive:
    """The parts of a document.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for errors.

    Raises
    ------
    Damaged
        It breaks off, or is no archive.
    LimitError
        It holds more files than a document does.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.left = UNPACKED
        try:
            self.file = zipfile.ZipFile(io.BytesIO(data))
        except _CORRUPT as error:
            raise self._damaged(error) from None
        if len(self.names) > MEMBERS:
            raise self._limit(f"holds {len(self.names)} files; a document has at most {MEMBERS}")

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of the parts."""
        return frozenset(self.file.namelist())

    def read(self, part: str) -> bytes:
        """Return a part's bytes, b"" where there is none of that name.

        Raises
        ------
        LimitError
            It would unpack to more than a document has.
        Encrypted
            It asks for a password.
        Damaged
            Its checksum does not hold, or it breaks off.
        """
        if part not in self.names:
            return b""
        info = self.file.getinfo(part)
        if info.flag_bits & 1:
            raise Encrypted(
                f"{self.name} asks for a password.",
                hint="save it without a password and read that copy",
                details={"source": self.name},
            )
        # What the archive says of itself may be wrong: it is asked first, and never trusted.
        allowed = min(self.left, max(SMALL, RATIO * info.compress_size))
        if info.file_size > allowed:
            raise self._bomb(part, info.file_size)
        try:
            with self.file.open(info) as stream:
                data = stream.read(allowed + 1)
        except RuntimeError as error:  # an encryption zipfile does not know
            raise self._damaged(error) from None
        except _CORRUPT as error:
            raise self._damaged(error) from None
        if len(data) > allowed:
            raise self._bomb(part, len(data))
        self.left -= len(data)
        return data

    def _bomb(self, part: str, size: int) -> LimitError:
        return self._limit(f"would unpack to {size} bytes or more in its part {part!r}")

    def _limit(self, what: str) -> LimitError:
        return LimitError(
            f"{self.name} {what}.",
            hint=f"save its text as a .txt file; up to {UNPACKED} bytes and {RATIO} times the packed size are read",
            details={"source": self.name, "max_unpacked": UNPACKED, "max_ratio": RATIO},
        )

    def _damaged(self, error: Exception) -> Damaged:
        return Damaged(
            f"{self.name} is damaged: {error}.",
            hint="fetch or save the file again; it breaks off or was changed on its way",
            details={"source": self.name},
        )


def parts_of(data: bytes) -> frozenset[str] | None:
    """Return the names of the parts of an archive, None where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return frozenset(file.namelist())
    except _CORRUPT:
        return None
