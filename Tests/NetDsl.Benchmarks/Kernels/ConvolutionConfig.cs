using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>Adds the arithmetic speed, thousand million multiplications and additions a second, to a convolution's row.</summary>
public sealed class ConvolutionConfig : ManualConfig
{
    /// <summary>The column alone.</summary>
    public ConvolutionConfig() => AddColumn(new SpeedColumn());

    private sealed class SpeedColumn : IColumn
    {
        public string Id => nameof(SpeedColumn);

        public string ColumnName => "GFLOP/s";

        public string Legend => "Multiplications and additions a nanosecond, of the mean";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            {
                return "-";
            }

            ConvolutionShape shape = (ConvolutionShape)benchmarkCase.Parameters[nameof(ConvolutionBenchmarks.Shape)];
            int batch = (int)benchmarkCase.Parameters[nameof(ConvolutionBenchmarks.Batch)];
            return (batch * shape.Operations / statistics.Mean).ToString("F1", CultureInfo.InvariantCulture);
        }
    }
}
