"""One portal of many institutions: their repositories or published data packages become records of this project.

Two ways lead in, and both end in the same place: a folder of records, which the ordinary reading judges and the
disclosure gate passes (`feed`). A data package is first unpacked into such a folder (`package`, `tables`, `unpack`).
What the gate let through gets ids of its own (`renamed`, `fitted`) and is written as ordinary files (`plain`, `prose`,
`written`), which every other command reads as it reads all records.
"""
