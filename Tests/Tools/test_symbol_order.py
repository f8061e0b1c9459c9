"""The names of what is called and read, as valgrind writes it, and what is said of a tool that hasn't got it."""

import unittest

import symbol_order

PROFILE = """events: Ir
fn=(1) main
16 100
cfn=(2) $s4Main5helloyyF
calls=1 0
cfn=(3) 0x0000000001b0fc24
cfn=(4) (below main)
fn=(2)
cfn=(5) $s4Main5helloyyF'2
cfn=(6) swift_retain
"""

SYMBOLS = """0000000000401000 0000000000000010 T main
0000000000401010 0000000000000030 t $s4Main5helloyyF
0000000000402000 0000000000000008 B counter
0000000000403000 W undefined
0000000000404000 0000000000000020 W swift_retain
"""


class SymbolOrderTests(unittest.TestCase):
    def test_names_come_sorted_and_once(self):
        self.assertEqual(symbol_order.called(PROFILE), ["$s4Main5helloyyF", "main", "swift_retain"])

    def test_symbols_have_places(self):
        self.assertEqual(
            symbol_order.symbols(SYMBOLS), {
                "main": (0x401000, 0x10, "T"), "$s4Main5helloyyF": (0x401010, 0x30, "t"), "counter": (0x402000, 8, "B"),
                "swift_retain": (0x404000, 0x20, "W")})

    def test_data_is_known_by_the_addresses_in_it(self):
        trace = """I  401000,3
 L 402004,4
 S 402008,8
 M 401010,8
 L 1000,8
synth --help prints text
"""
        self.assertEqual(symbol_order.read(trace, symbol_order.symbols(SYMBOLS)), ["counter"])

    def test_functions_that_are_side_by_side_are_dense(self):
        self.assertEqual(symbol_order.density([(0x1010, 0x30), (0x1000, 0x10)]), 1.0)
        self.assertEqual(symbol_order.density([(0x1000, 0x10), (0x1030, 0x10)]), 0.5)
        self.assertEqual(symbol_order.density([]), 0.0)

    def test_a_few_functions_may_be_elsewhere(self):
        side_by_side = [(0x10000 + 16 * index, 16) for index in range(8)]
        self.assertEqual(symbol_order.density([(0, 16), *side_by_side, (0x900000, 16)]), 1.0)

    def test_a_list_that_is_followed_has_no_problem(self):
        known = {f"f{index}": (16 * index, 16, "t") for index in range(10)}
        self.assertIsNone(symbol_order.problem([f"f{index}" for index in range(10)], known))
        self.assertIsNone(symbol_order.problem([f"f{index}" for index in range(12)], known))

    def test_a_list_of_what_is_gone_is_to_be_made_anew(self):
        known = {f"f{index}": (16 * index, 16, "t") for index in range(10)}
        self.assertEqual(
            symbol_order.problem([f"f{index}" for index in range(13)], known),
            "10 of 13 names in symbol-order.txt are in the tool; `make order` lists them anew")

    def test_where_data_is_says_nothing(self):
        known = {f"f{index}": (16 * index, 16, "t") for index in range(10)} | {"counter": (0x900000, 8, "B")}
        self.assertIsNone(symbol_order.problem(list(known), known))

    def test_functions_that_are_scattered_are_a_problem(self):
        known = {f"f{index}": (160 * index, 16, "t") for index in range(10)}
        self.assertEqual(
            symbol_order.problem(list(known), known),
            "the functions in symbol-order.txt aren't side by side in the tool, where 11 % between them are theirs; it must be"
            " linked with the options of `optimized` in Makefile, all of it built with them: `make clean`")


if __name__ == "__main__":
    unittest.main()
