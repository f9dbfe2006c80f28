using System.Globalization;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Programs whose statements and names were drawn, so that blocks cross each other as no one writes them.</summary>
public sealed class DrawnNestingTests
{
    private static readonly TorchProgram Examples = Nested.Program("input 8x8x4; conv2d 4, 1x1; relu; dropout 0.5; add(current, input)");

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(0, 40));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Running_the_blocks_runs_every_statement_once(int seed)
    {
        for (var round = 0; round < 25; round++)
        {
            var program = Draw(new Random((seed * 1_000) + round));
            var visited = Nested.Evaluate(NestModules.Run(program));

            Assert.Equal(program.Statements.Count, visited.Count);
            Assert.Equal(program.Statements.ToHashSet(), [.. visited]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_overwritten_is_read_once_and_by_the_block_that_made_it(int seed)
    {
        for (var round = 0; round < 25; round++)
        {
            var program = Draw(new Random((seed * 1_000) + round));
            foreach (var block in GroupBlocks.InnerFirst(NestModules.Run(program)))
            {
                foreach (var step in block.Steps.Where(step => step.Overwrites))
                {
                    Assert.Single(program.Statements.SelectMany(statement => statement.Operands), operand => operand == step.Operands[0]);
                    Assert.DoesNotContain(step.Operands[0], block.Inputs);
                }
            }
        }
    }

    [Fact]
    public void Drawn_programs_have_blocks_of_both_kinds()
    {
        var blocks = Enumerable.Range(0, 200).SelectMany(seed => GroupBlocks.InnerFirst(NestModules.Run(Draw(new Random(seed))))).ToList();

        Assert.True(blocks.Count(block => block is { HasForward: true, Path.Length: > 0 }) > 100);
        Assert.True(blocks.Count(block => !block.HasForward) > 100);
        Assert.Contains(blocks, block => block.Inputs.Count > 1);
    }

    private static TorchProgram Draw(Random random)
    {
        var statements = new List<TorchStatement>();
        var unread = new List<TorchValue>();
        var values = new List<TorchValue> { Examples.Input };
        var prefix = "";
        void Add(TorchStatement example, params TorchValue[] operands)
        {
            // Mostly the block of the statement before.
            prefix = random.Next(3) > 0 ? prefix : string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(2) == 0 ? "a." : "b."));
            var name = prefix + "x" + statements.Count.ToString(CultureInfo.InvariantCulture);
            var result = new TorchValue(name, Examples.Input.Shape);
            statements.Add(example with { Path = example.Path is null ? null : name, Operands = operands, Result = result });
            unread.RemoveAll(operands.Contains);
            unread.Add(result);
            values.Add(result);
        }

        TorchValue Recent() => values[Math.Max(0, values.Count - 1 - (random.Next(3) == 0 ? random.Next(6) : 0))];
        for (var count = random.Next(2, 40); statements.Count < count;)
        {
            var example = Examples.Statements[random.Next(4)];
            Add(example, [.. example.Operands.Select(_ => Recent())]);
        }

        while (unread.Count > 1)
        {
            Add(Examples.Statements[3], unread[0], unread[1]);
        }

        return Examples with { Statements = statements, Output = unread[0] };
    }
}
