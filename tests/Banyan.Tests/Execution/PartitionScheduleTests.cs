using Banyan.Execution.Threads;

namespace Banyan.Tests.Execution;

public class PartitionScheduleTests
{
    [Fact]
    public void Take_WindowFull_AsksToWaitUntilMerged()
    {
        var schedule = new PartitionSchedule(5, 2);

        Assert.Equal(0, Take(schedule));
        Assert.Equal(1, Take(schedule));
        Assert.Equal(ScheduleAnswer.Wait, schedule.Take(out _));
        Assert.True(schedule.Finish(1));
        Assert.False(schedule.TryBeginMerge(out _));
        Assert.True(schedule.Finish(0));
        Assert.True(schedule.TryBeginMerge(out int merged));
        Assert.Equal(0, merged);
        Assert.Equal(ScheduleAnswer.Wait, schedule.Take(out _));
        schedule.EndMerge();
        Assert.Equal(2, Take(schedule));
    }

    [Fact]
    public void TryBeginMerge_WhileOneIsUnderWay_Refuses()
    {
        var schedule = new PartitionSchedule(2, 2);
        Take(schedule);
        Take(schedule);
        schedule.Finish(0);
        schedule.Finish(1);

        Assert.True(schedule.TryBeginMerge(out _));
        Assert.False(schedule.TryBeginMerge(out _));
        schedule.EndMerge();
        Assert.True(schedule.TryBeginMerge(out int second));
        Assert.Equal(1, second);
        schedule.EndMerge();
        Assert.True(schedule.IsOver);
    }

    [Fact]
    public void EndMerge_WhenItIsEnough_NothingAboveIsMerged()
    {
        var schedule = new PartitionSchedule(10, 6);
        for (int i = 0; i < 4; i++)
        {
            Take(schedule);
        }

        schedule.Finish(0);
        schedule.Finish(1);
        Assert.True(schedule.TryBeginMerge(out _));
        schedule.EndMerge(isEnough: true);

        Assert.Equal(1, schedule.End);
        Assert.True(schedule.IsOver);
        Assert.Equal(ScheduleAnswer.NoMore, schedule.Take(out _));
        Assert.False(schedule.Finish(2));
    }

    [Fact]
    public void Fail_LowerStillRunning_LowerOnesAreMergedAndHigherOnesDropped()
    {
        var schedule = new PartitionSchedule(10, 6);
        for (int i = 0; i < 5; i++)
        {
            Take(schedule);
        }

        Assert.True(schedule.Finish(3));
        Assert.True(schedule.Fail(2));
        Assert.Equal(3, schedule.End);
        Assert.Equal(ScheduleAnswer.NoMore, schedule.Take(out _));
        Assert.False(schedule.Finish(4));
        Assert.True(schedule.Fail(1));
        Assert.Equal(2, schedule.End);
        Assert.True(schedule.Finish(0));
        Assert.True(schedule.TryBeginMerge(out _));
        schedule.EndMerge();
        Assert.True(schedule.TryBeginMerge(out int last));
        Assert.Equal(1, last);
        schedule.EndMerge();
        Assert.True(schedule.IsOver);
    }

    [Fact]
    public void Stop_Always_EndsEverything()
    {
        var schedule = new PartitionSchedule(3, 3);
        Take(schedule);
        schedule.Stop();

        Assert.Equal(ScheduleAnswer.NoMore, schedule.Take(out _));
        Assert.False(schedule.Finish(0));
        Assert.False(schedule.TryBeginMerge(out _));
        Assert.True(schedule.IsOver);
    }

    [Fact]
    public void Finish_NotTaken_IsMisuse()
    {
        var schedule = new PartitionSchedule(3, 3);

        Assert.Throws<InvalidOperationException>(() => schedule.Finish(0));
    }

    /// <summary>Whatever the order in which partitions finish and fail, the merged ones are a prefix that ends with the lowest failure that was seen.</summary>
    [Fact]
    public void Schedule_RandomHistories_MergesAPrefixInOrder()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            int count = random.Next(0, 40);
            int window = random.Next(1, 9);
            var failing = Enumerable.Range(0, count).Where(_ => random.Next(15) == 0).ToHashSet();
            var schedule = new PartitionSchedule(count, window);
            var underWay = new List<int>();
            var merged = new List<int>();
            while (!schedule.IsOver)
            {
                if (random.Next(2) == 0 && schedule.Take(out int taken) == ScheduleAnswer.Taken)
                {
                    underWay.Add(taken);
                    Assert.True(taken - merged.Count < window);
                }
                else if (underWay.Count > 0)
                {
                    int one = underWay[random.Next(underWay.Count)];
                    underWay.Remove(one);
                    _ = failing.Contains(one) ? schedule.Fail(one) : schedule.Finish(one);
                }

                while (schedule.TryBeginMerge(out int next))
                {
                    merged.Add(next);
                    schedule.EndMerge();
                }
            }

            int expected = failing.Count == 0 ? count : failing.Min() + 1;
            Assert.Equal(Enumerable.Range(0, expected), merged);
        }
    }

    private static int Take(PartitionSchedule schedule)
    {
        Assert.Equal(ScheduleAnswer.Taken, schedule.Take(out int partition));
        return partition;
    }
}
